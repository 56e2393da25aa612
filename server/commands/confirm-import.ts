/**
 * A checked file is taken in: all of it or nothing, with its line in the log where it is decided. The work is done in small
 * transactions (`intake/take-in.ts`); a sample is decided on when all of it is ready, news of a register before it begins.
 */
import { rm } from 'node:fs/promises'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { clearStaged } from '../intake/check-file.ts'
import { intakeFile } from '../intake/folder.ts'
import { applyNews, areAsChecked, joinHidden, undoJoining } from '../intake/take-in.ts'
import { Problem } from '../problem.ts'
import { findImport, findPanelSignature, type ImportRow, updateImport } from '../queries/import.ts'
import { beginJoining, showBatch, updateOwn } from '../queries/joining.ts'
import { replaceMargins } from '../queries/staging.ts'

export interface ConfirmInput {
  readonly studyId: string
  readonly importId: string
  /** What happens to rows that may be someone who is known, and of which nobody decided. */
  readonly possible: 'accept' | 'exclude'
}

export interface Taken {
  /** How many members joined or became another, or levels were counted. */
  readonly taken: number
  /** How many members changed while a register's news was taken in, and were left as they are. */
  readonly left: number
}

type Say = (share: number) => void

export async function confirmImport(
  context: Context,
  actor: string,
  { studyId, importId, possible }: ConfirmInput,
  onProgress: Say = () => undefined,
): Promise<Taken> {
  const job = await findImport(context.store.now, studyId, importId)
  if (!job) throw new Problem('not-found')
  if (job.state !== 'checked') throw new Problem('import-not-ready')
  if (job.counts!.errors > 0) throw new Problem('import-has-errors')
  const taken = await ways[job.kind](context, actor, job, possible, onProgress)
  await clearTaken(context, importId)
  return taken
}

const ways = { sample: takeSample, register: takeNews, margins: takeMargins }

function entryOf(actor: string, { id, studyId, kind, fileHash }: ImportRow, more: Record<string, unknown>) {
  const detail = { import: id, kind, file: fileHash, ...more }
  return { actor, action: 'confirm-import', subject: `study:${studyId}`, detail }
}

async function takeSample(
  context: Context,
  actor: string,
  job: ImportRow,
  possible: ConfirmInput['possible'],
  say: Say,
): Promise<Taken> {
  const { store, clock } = context
  const begun = await store.maintain(async (db) => {
    await mustBeSamePanel(db, job)
    return begin(db, job, clock())
  })
  try {
    const taken = await joinHidden(context, begun, possible, say)
    const { cohort, counts } = job
    await store.write(entryOf(actor, job, { cohort, taken, possible, counts }), async (db) => {
      await mustBeSamePanel(db, job)
      const set = { state: 'imported', stateAt: clock(), share: 1, taken } as const
      if (!(await updateOwn(db, begun, 'joining', set))) throw new Problem('import-not-ready')
      await showBatch(db, begun.batch)
    })
    return { taken, left: 0 }
  } catch (error) {
    // Where this does not succeed either, the job that clears does it later.
    await takeBack(context, begun).catch(() => undefined)
    throw error
  }
}

async function takeBack(context: Context, begun: ImportRow): Promise<void> {
  const mine = await context.store.maintain((db) => updateOwn(db, begun, 'joining', { state: 'undoing' }))
  if (mine) await undoJoining(context, begun, null)
}

async function takeNews(
  context: Context,
  actor: string,
  job: ImportRow,
  _: ConfirmInput['possible'],
  say: Say,
): Promise<Taken> {
  if (!(await areAsChecked(context, job.id))) throw new Problem('import-outdated')
  const entry = entryOf(actor, job, { counts: job.counts })
  const begun = await context.store.write(entry, (db) => begin(db, job, context.clock()))
  return finishNews(context, actor, begun, say)
}

/** Goes on with what was decided, to the end. */
export async function finishNews(context: Context, actor: string, job: ImportRow, say: Say): Promise<Taken> {
  const { store, clock } = context
  const taken = await applyNews(context, job, say)
  const left = job.counts!.linked - job.counts!.unchanged - taken
  const entry = { ...entryOf(actor, job, { taken, left }), action: 'finish-import' }
  await store.write(entry, async (db) => {
    const set = { state: 'imported', stateAt: clock(), share: 1 } as const
    if (!(await updateOwn(db, job, 'joining', set))) throw new Problem('import-not-ready')
  })
  return { taken, left }
}

async function takeMargins(context: Context, actor: string, job: ImportRow): Promise<Taken> {
  const { store, clock } = context
  const { joining: taken } = job.counts!
  await store.write(entryOf(actor, job, { taken, counts: job.counts }), async (db) => {
    const set = { state: 'imported', stateAt: clock(), taken } as const
    if (!(await updateImport(db, job.id, 'checked', set))) throw new Problem('import-not-ready')
    await replaceMargins(db, job.studyId, job.id, new Date(clock()).toISOString())
  })
  return { taken, left: 0 }
}

async function begin(db: Db, job: ImportRow, at: number): Promise<ImportRow> {
  const begun = await beginJoining(db, job, at)
  if (!begun) throw new Problem('import-not-ready')
  return begun
}

async function mustBeSamePanel(db: Db, { studyId, id, panelAt }: ImportRow): Promise<void> {
  if ((await findPanelSignature(db, studyId, id)) !== panelAt) throw new Problem('import-outdated')
}

/** What is left of a file that was taken in is of no use to anyone; a crash here leaves it to the job that clears. */
export async function clearTaken(context: Context, importId: string): Promise<void> {
  await clearStaged(context, importId)
  await rm(intakeFile(context.config, importId), { force: true })
}
