/** A simulated panel straight into a database, for tests that only read: no fieldwork, no routing. */
import { addMembers } from '../../server/commands/add-member.ts'
import { emptyCase } from '../../server/commands/open-case.ts'
import type { Context } from '../../server/context.ts'
import { insertResponse } from '../../server/queries/answers.ts'
import { insertCases } from '../../server/queries/sample-case.ts'
import { findNewestInstrument } from '../../server/queries/study.ts'
import type { StudyDesign } from '../../surveys/design.ts'
import { drawPanelRecords } from '../../surveys/het-eerste-jaar/simulation/index.ts'

/** Adds this many drawn members with the questionnaires that they complete. */
export async function fillPanel(
  context: Context,
  design: StudyDesign,
  { seed, count }: { readonly seed: number; readonly count: number },
): Promise<void> {
  const records = [...drawPanelRecords(seed, count)]
  const ids = await addMembers(
    context,
    'cli',
    records.map(({ events, facts }) => ({
      studyId: design.id,
      language: 'nl',
      events,
      facts,
      name: 'Gesimuleerd lid',
      email: null,
      phone: null,
      address: null,
    })),
  )
  const entry = { actor: 'cli', action: 'fill-panel', subject: 'panel' }
  await context.store.write(entry, async (db) => {
    const versions = new Map<string, string>()
    for (const { id, instrument } of design.waves)
      versions.set(id, (await findNewestInstrument(db, design.id, instrument))!.id)
    for (const [place, { waves }] of records.entries())
      for (const [wave, { answers, periodFrom, periodTo }] of Object.entries(waves)) {
        const caseId = context.newId()
        const completedAt = context.clock()
        await insertCases(db, [
          {
            ...emptyCase(caseId, ids[place]!, design.id, wave),
            instrumentVersionId: versions.get(wave)!,
            periodFrom,
            periodTo,
            firstAccessAt: completedAt,
            lastActivityAt: completedAt,
            completedAt,
          },
        ])
        await insertResponse(db, {
          caseId,
          studyId: design.id,
          memberId: ids[place]!,
          wave,
          instrumentVersionId: versions.get(wave)!,
          language: 'nl',
          mode: 'web',
          periodFrom,
          periodTo,
          completedAt,
          answers,
        })
      }
  })
}
