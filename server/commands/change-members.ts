/**
 * One change for many members: all or nothing, with a line in the log for each. Who was found with a filter is found again
 * here; when these are not as many as were confirmed, nothing happens.
 */
import type { ContactMode } from '../../surveys/design.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import type { DispositionCode } from '../domain/disposition.ts'
import { askedFor, type MemberFilter } from '../domain/member-filter.ts'
import type { ParticipationChange, ParticipationReason } from '../domain/participation.ts'
import { Problem } from '../problem.ts'
import { listFoundIds } from '../queries/board-members.ts'
import { applyChange } from './change-participation.ts'
import { applyCorrection } from './correct-disposition.ts'
import { applyRefusal } from './refuse-mode.ts'

export type ManyChange =
  | {
      readonly do: 'participation'
      readonly change: ParticipationChange
      readonly reason: ParticipationReason
    }
  | {
      readonly do: 'disposition'
      readonly wave: string
      readonly code: DispositionCode
      readonly reason: string
    }
  | { readonly do: 'refuse-mode'; readonly mode: ContactMode }

export interface Selection {
  /** These, or all that the filter finds. */
  readonly ids?: readonly string[] | undefined
  readonly filter?: MemberFilter | undefined
  /** As many as were confirmed. */
  readonly count: number
}

/** More at a time would keep respondents waiting. */
export const mostAtOnce = 5_000

export function changeMembers(
  context: Context,
  actor: string,
  studyId: string,
  selection: Selection,
  what: ManyChange,
): Promise<{ changed: number }> {
  const { do: action, ...rest } = what
  const { reason, ...detail } = { reason: null, ...rest }
  const filter = selection.filter && askedFor(selection.filter)
  const named = { actor, action: 'change-members' }
  return context.store.writeMany(async (db, log) => {
    const ids =
      selection.ids !== undefined
        ? [...new Set(selection.ids)]
        : await listFoundIds(db, studyId, selection.filter ?? {}, { offset: 0, limit: mostAtOnce + 1 })
    if (ids.length > mostAtOnce) throw new Problem('too-many', { most: mostAtOnce })
    if (ids.length !== selection.count)
      throw new Problem('count-changed', { count: ids.length, expected: selection.count })
    for (const id of ids) {
      log({ ...named, subject: `member:${id}`, detail: { do: action, ...(await apply(db, id)) } })
    }
    const whole = { ...detail, do: action, ...(filter && { filter }), count: ids.length }
    log({ ...named, subject: `study:${studyId}`, detail: whole })
    return { changed: ids.length }
  })

  async function apply(db: Db, memberId: string): Promise<Readonly<Record<string, unknown>>> {
    switch (what.do) {
      case 'participation': {
        const moved = await applyChange(context, db, memberId, what.change, studyId).catch((problem) => {
          if (problem instanceof Problem && problem.code === 'transition-impossible')
            throw new Problem('transition-impossible-for', { member: memberId, ...problem.details })
          throw problem
        })
        return { ...moved, change: what.change, reason: what.reason }
      }
      case 'disposition':
        await applyCorrection(context, db, actor, { studyId, memberId, ...what })
        return { wave: what.wave, code: what.code }
      case 'refuse-mode':
        await applyRefusal(db, { studyId, memberId, mode: what.mode, refused: true })
        return { mode: what.mode }
    }
  }
}
