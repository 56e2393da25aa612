import { buildPanel, panelBuilder } from '../../analysis/panel-file/build-panel.ts'
import { joinPanels, type PanelPart } from '../../analysis/panel-file/join-panels.ts'
import type { Panel } from '../../analysis/panel-file/record.ts'
import { weighPanel } from '../../analysis/weighting/weigh-panel.ts'
import type { StudyDesign } from '../../surveys/design.ts'
import { studies } from '../../surveys/index.ts'
import { compileExpression } from '../../surveys/instrument/index.ts'
import type { Db, Store } from '../database/store.ts'
import { withMargins } from '../domain/margins.ts'
import { Problem } from '../problem.ts'
import { findReportVersion, showsShape } from '../queries/data-version.ts'
import { listMargins } from '../queries/margins.ts'
import { countMembers, findMemberIdAt } from '../queries/member.ts'
import { type MemberRange, panelRecords } from '../queries/panel-records.ts'
import { findPlanLock } from '../queries/plan-lock.ts'
import { findStudy, type StudyRow } from '../queries/study.ts'

/** The second half of the members as another thread read it, and of which data. */
export interface ReadPart {
  readonly version: string
  readonly part: PanelPart
}

/**
 * The panel file of a study and what belongs to it, as it all stood at one moment.
 *
 * @param progress told how many members have been read, of all
 * @param readAfter reads the second half, the members after this one, at the same time and in a snapshot of its own: taken when the
 *   data of that were the same
 */
export async function readPanelFile(
  store: Store,
  studyId: string,
  progress: (done: number, of: number) => void = () => undefined,
  readAfter?: (member: string) => Promise<ReadPart>,
) {
  return store.snapshot(async (db) => {
    const study = await findStudy(db, studyId)
    if (study === null) throw new Problem('not-found')
    const lock = await findPlanLock(db, studyId)
    if (showsShape({ simulated: study.simulated, locked: lock?.hash ?? null })) return shapeOf(study)
    const design = withMargins(study.design, await listMargins(db, studyId))
    const all = await countMembers(db, studyId)
    const middle = readAfter && all > 1 ? await findMemberIdAt(db, studyId, Math.floor(all / 2)) : null
    const [theirs, first, version] = await Promise.all([
      middle && readAfter?.(middle),
      readPart(db, design, studyId, { upTo: middle }, (done) => progress(middle ? 2 * done : done, all)),
      findReportVersion(db, studyId),
    ])
    const parts = [first]
    if (theirs) {
      const same = theirs.version === version
      parts.push(same ? theirs.part : await readPart(db, design, studyId, { after: middle }))
    }
    return {
      version,
      design,
      simulated: study.simulated,
      shape: false,
      figures: study.published,
      panel: joinPanels(parts),
    }
  })
}

/** The panel file of the members after this one, and of which data it is. */
export async function readPanelAfter(store: Store, studyId: string, member: string): Promise<ReadPart> {
  return store.snapshot(async (db) => {
    const study = await findStudy(db, studyId)
    if (study === null) throw new Problem('not-found')
    const version = await findReportVersion(db, studyId)
    return { version, part: await readPart(db, study.design, studyId, { after: member }) }
  })
}

async function readPart(
  db: Db,
  design: StudyDesign,
  studyId: string,
  range: MemberRange,
  progress: (done: number) => void = () => undefined,
): Promise<PanelPart> {
  const builder = panelBuilder(design, compileExpression)
  let done = 0
  for await (const records of panelRecords(db, studyId, range)) {
    for (const record of records) builder.add(record)
    done += records.length
    progress(done)
  }
  return builder.finish()
}

/** Members drawn for the shape of a report. */
const MEMBERS = 1_500
const SEED = 1

/** Before the plan is locked nobody looks at answers: the same tables, from people who were made up. */
function shapeOf({ id, design, designHash, published }: StudyRow) {
  const forecast = studies[id]?.forecast
  if (!forecast) throw new Problem('plan-open')
  const { contacts, assumptions } = forecast
  const { records } = forecast.drawPanel(SEED, { members: MEMBERS, contacts, assumptions })
  return {
    version: `shape ${designHash}`,
    design,
    simulated: true,
    shape: true,
    figures: published,
    panel: buildPanel(design, records, compileExpression),
  }
}

/** The weighted panel file of a study, for work that a command does by itself. */
export async function readPanel({ store }: { readonly store: Store }, studyId: string) {
  const { design, simulated, panel: read } = await readPanelFile(store, studyId)
  const panel: Panel = weighPanel(read, design).panel
  return { design, simulated, panel }
}
