/** Two records of one person: one is kept, the other stands aside as its duplicate. Nothing is deleted, so it can be undone. */
import type { Context } from '../context.ts'
import { casesToMove, participationAfterMerge } from '../domain/merge.ts'
import { Problem } from '../problem.ts'
import { findMember } from '../queries/member.ts'
import {
  findMerge,
  insertDistinct,
  insertMerge,
  moveCases,
  moveCodes,
  updateStanding,
  updateUndone,
} from '../queries/merge.ts'
import { listCasesOfMember } from '../queries/sample-case.ts'

interface Two {
  readonly studyId: string
  readonly keptId: string
  readonly otherId: string
}

/** Gives the merge's id. */
export function mergeMembers(
  context: Context,
  actor: string,
  { studyId, keptId, otherId }: Two,
): Promise<string> {
  const id = context.newId()
  const entry = { actor, action: 'merge-members', subject: `member:${keptId}` }
  return context.store.write(entry, async (db, note) => {
    const kept = await findMember(db, keptId)
    const other = await findMember(db, otherId)
    if (kept?.studyId !== studyId || other?.studyId !== studyId) throw new Problem('not-found')
    const after = participationAfterMerge(kept.participation, other.participation)
    if (keptId === otherId || after === null) throw new Problem('merge-impossible')
    const at = context.clock()
    const cases = casesToMove(await listCasesOfMember(db, keptId), await listCasesOfMember(db, otherId))
    await moveCases(db, cases, otherId, keptId)
    const movedCodes = await moveCodes(db, otherId, keptId)
    const refusedModes = [...new Set([...kept.refusedModes, ...other.refusedModes])]
    const first =
      (await updateStanding(db, keptId, kept.participation, { participation: after, refusedModes }, at)) &&
      (await updateStanding(
        db,
        otherId,
        other.participation,
        { participation: 'duplicate', refusedModes: other.refusedModes },
        at,
      ))
    if (!first) throw new Problem('busy')
    await insertMerge(db, {
      id,
      studyId,
      keptId,
      otherId,
      mergedAt: at,
      actor,
      participationBefore: other.participation,
      keptBefore: { participation: kept.participation, refusedModes: kept.refusedModes },
      movedCases: cases,
      movedCodes,
      undoneAt: null,
    })
    note({ merge: id, other: otherId, waves: cases.map(({ wave }) => wave), participation: after })
    return id
  })
}

/** Both are again what they were; what was answered since stays with the case it was given in. */
export function undoMerge(context: Context, actor: string, studyId: string, mergeId: string): Promise<void> {
  const entry = { actor, action: 'undo-merge', subject: `study:${studyId}`, detail: { merge: mergeId } }
  return context.store.write(entry, async (db, note) => {
    const merge = await findMerge(db, studyId, mergeId)
    if (!merge) throw new Problem('not-found')
    const at = context.clock()
    const { keptId, otherId, keptBefore } = merge
    const kept = await findMember(db, keptId)
    const other = await findMember(db, otherId)
    const stands =
      other?.participation === 'duplicate' && !['duplicate', 'erased'].includes(kept!.participation)
    if (!stands || !(await updateUndone(db, mergeId, at))) throw new Problem('merge-final')
    await moveCases(db, merge.movedCases, keptId, otherId)
    await moveCodes(db, keptId, otherId, merge.movedCodes)
    const taken = participationAfterMerge(keptBefore.participation, merge.participationBefore)
    // What became of the kept member since stays.
    const participation = kept!.participation === taken ? keptBefore.participation : kept!.participation
    await updateStanding(
      db,
      keptId,
      kept!.participation,
      { participation, refusedModes: keptBefore.refusedModes },
      at,
    )
    await updateStanding(
      db,
      otherId,
      'duplicate',
      { participation: merge.participationBefore, refusedModes: other.refusedModes },
      at,
    )
    note({ kept: keptId, other: otherId })
  })
}

/** Two who look alike and are not one: not asked again. */
export function tellApart(
  context: Context,
  actor: string,
  studyId: string,
  pair: readonly [string, string],
): Promise<void> {
  const [first, second] = pair
  const entry = { actor, action: 'tell-apart', subject: `member:${first}`, detail: { other: second } }
  return context.store.write(entry, async (db) => {
    for (const id of pair) {
      const member = await findMember(db, id)
      if (member?.studyId !== studyId) throw new Problem('not-found')
    }
    if (first === second) throw new Problem('merge-impossible')
    await insertDistinct(db, first, second, context.clock())
  })
}
