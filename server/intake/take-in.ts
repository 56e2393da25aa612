/**
 * A checked file on its way into the panel, in transactions so small that nobody is kept waiting. Of a sample nobody sees
 * anything until all of it is there, and what was broken off is taken back. News of a register is decided on at once, and
 * what was broken off is gone on with: each member becomes as it says in one piece.
 */
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { Problem } from '../problem.ts'
import type { ImportRow } from '../queries/import.ts'
import {
  countChanged,
  deleteJoining,
  findNextRange,
  insertJoining,
  type Range,
  showBatch,
  updateFromRegister,
  updateOwn,
} from '../queries/joining.ts'
import { turn } from './turn.ts'

/** Members of one transaction. */
const membersAtOnce = 500

/** One that says nothing for so long, in milliseconds, ended with its process. */
export const silence = 60_000

type Say = (share: number) => void

/** Everyone of a sample joins, hidden; gives how many. */
export async function joinHidden(
  context: Context,
  job: ImportRow,
  possible: 'accept' | 'exclude',
  say: Say,
): Promise<number> {
  const at = new Date(context.clock()).toISOString()
  const joining = { ...job, at, possible: possible === 'accept' }
  let taken = 0
  await walk(context, job, 'joining', say, job.counts!.joining, async (db, range) => {
    const joined = await insertJoining(db, joining, range)
    return () => {
      taken += joined
    }
  })
  return taken
}

/** What came of a sample that was not taken in to the end goes, and the file may be taken in again. */
export async function undoJoining(
  context: Context,
  job: ImportRow,
  failedBecause: string | null,
): Promise<void> {
  await walk(
    context,
    job,
    'undoing',
    () => undefined,
    0,
    async (db, range) => {
      await deleteJoining(db, job.id, range)
      return undefined
    },
  )
  await context.store.maintain(async (db) => {
    // As old as it was: undoing is no sign of anyone coming back to it.
    const set = { state: 'checked', share: 1, failedBecause, stateAt: job.stateAt } as const
    if (await updateOwn(db, job, 'undoing', set)) await showBatch(db, job.batch)
  })
}

/** All members of whom a register brings news become as it says; gives how many, those of before included. */
export async function applyNews(context: Context, job: ImportRow, say: Say): Promise<number> {
  const at = new Date(context.clock()).toISOString()
  const all = job.counts!.linked - job.counts!.unchanged
  let taken = job.taken
  await walk(context, job, 'joining', say, all, async (db, range) => {
    const became = await updateFromRegister(db, job.id, at, range)
    await updateOwn(db, job, 'joining', { taken: taken + became })
    return () => {
      taken += became
    }
  })
  return taken
}

/** Whether the members of whom a register brings news still are as they were when it was checked. */
export async function areAsChecked({ store }: Context, importId: string): Promise<boolean> {
  let after = ''
  for (;;) {
    const range = await findNextRange(store.now, importId, after, membersAtOnce)
    if (range === null) return true
    if ((await countChanged(store.now, importId, range)) > 0) return false
    after = range.upTo
    await turn()
  }
}

/** Does `work` for all staged members, each range in a transaction of its own that also tells that it goes on. */
async function walk(
  { store, clock }: Context,
  job: ImportRow,
  state: 'joining' | 'undoing',
  say: Say,
  all: number,
  work: (db: Db, range: Range) => Promise<(() => void) | undefined>,
): Promise<void> {
  let after = ''
  let done = job.taken
  for (;;) {
    const range = await findNextRange(store.now, job.id, after, membersAtOnce)
    if (range === null) return
    const share = all === 0 ? 0 : Math.min(1, (done + range.members) / all)
    const committed = await store.maintain(async (db) => {
      if (!(await updateOwn(db, job, state, { share, stateAt: clock() })))
        throw new Problem('import-not-ready')
      return work(db, range)
    })
    committed?.()
    done += range.members
    after = range.upTo
    say(share)
    await turn()
  }
}
