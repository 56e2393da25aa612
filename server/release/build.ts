/** What goes into a release, from one snapshot. Nothing in it depends on a clock, on chance, or on the order of pseudonyms. */
import { makeTable } from '../../analysis/columns.ts'
import { specificationCurves } from '../../analysis/effect-table/specifications.ts'
import { buildPanel } from '../../analysis/panel-file/build-panel.ts'
import type { MemberRecord } from '../../analysis/panel-file/record.ts'
import { buildReport } from '../../analysis/reports/edition.ts'
import { weighPanel } from '../../analysis/weighting/weigh-panel.ts'
import { canonicalJson, compileExpression } from '../../surveys/instrument/index.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/engine.ts'
import { withMargins } from '../domain/margins.ts'
import { codebookDdi } from '../exports/codebook/ddi.ts'
import { codebookPage } from '../exports/codebook/page.ts'
import { Problem } from '../problem.ts'
import { findDataMoment, findDataVersion } from '../queries/data-version.ts'
import { listMargins } from '../queries/margins.ts'
import { panelRecords } from '../queries/panel-records.ts'
import { findPlanLock } from '../queries/plan-lock.ts'
import { listInstrumentVersions } from '../queries/study.ts'
import { type Files, panelFiles, tableText, withMember } from './panel-tables.ts'
import { about } from './read-me.ts'
import { designFile, marginsFile, publishedFile, reportFile } from './remake.ts'

export interface Release {
  readonly files: Files
  readonly dataUntil: number
  readonly simulated: boolean
}

const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

export async function buildRelease(
  context: Context,
  studyId: string,
  progress: (done: number, all: number) => void,
): Promise<Release> {
  const { store, published } = context
  const before = await findDataVersion(store.now, studyId)
  const study = await published.study(store.now, studyId)
  const { records, lock, counts, dataUntil, versions } = await store.snapshot(async (db) => ({
    records: await listRecords(db, studyId),
    lock: await findPlanLock(db, studyId),
    counts: await listMargins(db, studyId),
    dataUntil: await findDataMoment(db, studyId),
    versions: await listInstrumentVersions(db, studyId),
  }))
  // Answers are not looked at before it is said what will be computed.
  if (!study.simulated && lock === null) throw new Problem('plan-open')
  // In the order of what is known of members: that of their pseudonyms would tell who came together.
  const known = records.map(({ member: _, ...record }) => ({ key: canonicalJson(record), record }))
  const ordered = known
    .sort((a, b) => byText(a.key, b.key))
    .map(({ record }, row) => ({ ...record, member: String(row + 1) }))
  const margins = counts
    .map(({ variable, level, count }) => ({ variable, level, count }))
    .sort((a, b) => byText(a.variable, b.variable) || byText(a.level, b.level))
  const design = withMargins(study.design, margins)
  const panel = buildPanel(design, ordered, compileExpression)
  const weighed = weighPanel(panel, design)
  const weights = [...weighed.panel.wide.columns.values()].filter(({ name }) => name.startsWith('weight.'))
  const curves = specificationCurves(weighed.panel.long, design.plan, progress)
  const codebook = { ...(await context.codebooks.of(context, studyId)), at: dataUntil }
  const ddi = await codebookDdi(context, codebook)
  // The codebook reads a snapshot of its own.
  if ((await findDataVersion(store.now, studyId)) !== before) throw new Problem('data-changed')
  return {
    dataUntil,
    simulated: study.simulated,
    files: {
      'README.txt': about(study.design.title),
      [designFile]: json(study.design),
      'study/plan.json': json(study.design.plan),
      [marginsFile]: json(margins),
      ...(study.published && { [publishedFile]: json(study.published) }),
      ...Object.fromEntries(
        versions.map(({ instrument, version, definition }) => [
          `study/questionnaires/${instrument}-v${version}.json`,
          json(definition),
        ]),
      ),
      ...panelFiles(panel),
      'data/weights.csv': tableText(withMember(makeTable(weights, panel.wide.rows), (row) => row)),
      'results/weights.json': json(weighed.sets),
      'results/specifications.json': json(curves),
      ...(study.published && {
        [reportFile]: json(buildReport(design, study.published, panel, { simulated: study.simulated })),
      }),
      'codebook/codebook.html': codebookPage(codebook),
      'codebook/codebook.xml': ddi,
    },
  }
}

async function listRecords(db: Db, studyId: string): Promise<MemberRecord[]> {
  const all: MemberRecord[] = []
  for await (const some of panelRecords(db, studyId)) all.push(...some)
  return all
}
