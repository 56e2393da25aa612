/** Another protocol for a study in the field: what it changes in the work to come is shown before it is confirmed. */
import { setImmediate } from 'node:timers/promises'
import type { ContactStep, SendingRules, StudyDesign } from '../../surveys/design.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { PlanCount, type PlanRow, plannedContacts } from '../domain/planned-contacts.ts'
import { withWaysOut } from '../domain/ways-out.ts'
import { Problem } from '../problem.ts'
import { listMembersAfter, resetQuietUntil } from '../queries/member.ts'
import { listCasesOfMembers } from '../queries/sample-case.ts'
import { findStudy, putStudy } from '../queries/study.ts'
import { currentInstruments } from './current-study.ts'
import { hashOfDesign, keepTexts } from './publish-study.ts'
import { refuseUnsound } from './refuse-unsound.ts'

export interface ProtocolChange {
  readonly sending: SendingRules
  /** Days and ways of the steps that there are. */
  readonly waves: readonly {
    readonly id: string
    readonly contacts: readonly Pick<ContactStep, 'kind' | 'ordinal' | 'afterDays' | 'modes'>[]
  }[]
}

/** Days that are looked ahead. */
export const previewDays = 60

const atOnce = 500

/** What would go out on other days, or other ways, under another design: over all members. */
export async function previewDesign(
  { store, clock, channels, published }: Context,
  studyId: string,
  next: StudyDesign,
): Promise<PlanRow[]> {
  const { design } = await published.study(store.now, studyId)
  const [before, after] = [withWaysOut(design, channels), withWaysOut(next, channels)]
  const now = clock()
  const until = now + previewDays * 86_400_000
  const count = new PlanCount()
  for (let last = ''; ; ) {
    const { members, cases } = await store.snapshot(async (db) => {
      const page = await listMembersAfter(db, studyId, last, atOnce)
      return {
        members: page,
        cases: await listCasesOfMembers(
          db,
          page.map(({ id }) => id),
        ),
      }
    })
    for (const member of members) {
      const own = cases.get(member.id) ?? {}
      count.add('before', plannedContacts(before, member, own, now, until))
      count.add('after', plannedContacts(after, member, own, now, until))
    }
    if (members.length < atOnce) return count.rows()
    last = members.at(-1)!.id
    await setImmediate()
  }
}

/** The design with the change in it, or the reasons why it cannot be held. */
export async function changedDesign(
  { published }: Context,
  db: Db,
  studyId: string,
  { sending, waves }: ProtocolChange,
): Promise<StudyDesign> {
  const { design } = await published.study(db, studyId)
  const next: StudyDesign = {
    ...design,
    sending,
    waves: design.waves.map((wave) => {
      const asked = waves.find(({ id }) => id === wave.id)
      if (!asked) return wave
      const contacts = wave.contacts.map((step) => {
        const change = asked.contacts.find(
          ({ kind, ordinal }) => kind === step.kind && ordinal === step.ordinal,
        )
        return change ? { ...step, afterDays: change.afterDays, modes: change.modes } : step
      })
      return { ...wave, contacts }
    }),
  }
  refuseUnsound({ design: next, instruments: await currentInstruments(db, studyId) })
  return next
}

/** `seen` is the hash of the design that the change was made on: nobody overwrites what another changed. */
export function changeProtocol(
  context: Context,
  actor: string,
  studyId: string,
  change: ProtocolChange,
  seen: string,
): Promise<void> {
  const entry = { actor, action: 'change-protocol', subject: `study:${studyId}` }
  return context.store.write(entry, async (db, note) => {
    const study = await findStudy(db, studyId)
    if (!study) throw new Problem('not-found')
    if (study.designHash !== seen) throw new Problem('study-changed')
    const design = await changedDesign(context, db, studyId, change)
    const designHash = hashOfDesign(design)
    await putStudy(db, { ...study, design, designHash, publishedAt: context.clock() })
    await keepTexts(context, db, studyId, design.contactTexts)
    await resetQuietUntil(db, studyId)
    note({ designHash, before: seen, change })
  })
}
