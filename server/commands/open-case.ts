/** What commands on answers share: the member's case, checked to be open now, read in the running transaction. */
import type { InstrumentContext } from '../../surveys/instrument/index.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { dayAt } from '../domain/calendar.ts'
import { preloads } from '../domain/preload.ts'
import { type CaseState, type CaseStatus, caseState, nothingYet } from '../domain/sample-case.ts'
import { Problem, type ProblemCode } from '../problem.ts'
import { listResponsesOfMember } from '../queries/answers.ts'
import { findMember, type Member } from '../queries/member.ts'
import { type Case, findCase } from '../queries/sample-case.ts'
import type { StudyRow } from '../queries/study.ts'

export interface Situation {
  readonly study: StudyRow
  readonly member: Member
  readonly wave: StudyRow['design']['waves'][number]
  readonly case: Case | null
  readonly state: CaseState
}

export async function situation(
  context: Context,
  db: Db,
  memberId: string,
  waveId: string,
): Promise<Situation> {
  const member = await findMember(db, memberId)
  if (!member) throw new Problem('sign-in-first')
  const study = await context.published.study(db, member.studyId, member.designHash)
  const wave = study.design.waves.find((candidate) => candidate.id === waveId)
  if (!wave) throw new Problem('not-found')
  const found = await findCase(db, memberId, waveId)
  const state = caseState(study.design, wave, member, found ?? nothingYet, context.clock())
  return { study, member, wave, case: found, state }
}

/** The same, or the reason why nothing can be saved here now. */
export async function openSituation(context: Context, db: Db, memberId: string, waveId: string) {
  const here = await situation(context, db, memberId, waveId)
  if (!here.state.open) throw new Problem(refusal(here.state.status))
  return here
}

function refusal(status: CaseStatus): ProblemCode {
  if (status === 'complete') return 'already-complete'
  if (status === 'expired' || status === 'broken-off') return 'wave-over'
  if (status === 'stopped' || status === 'refused') return 'no-longer-taking-part'
  return 'wave-not-open'
}

/** What the expressions of a begun case may read. */
export async function instrumentContext(
  context: Context,
  db: Db,
  { study, member, wave, case: begun }: Situation,
): Promise<InstrumentContext> {
  const responses = wave.preloads.length > 0 ? await listResponsesOfMember(db, member.id) : []
  const byWave = Object.fromEntries(responses.map((response) => [response.wave, response.answers]))
  return {
    today: dayAt(context.clock(), study.design.timeZone),
    variables: {
      member: member.facts,
      period: { from: begun?.periodFrom, to: begun?.periodTo },
      preload: preloads(wave, byWave),
    },
  }
}

/** A case in which nothing has happened yet. */
export function emptyCase(id: string, memberId: string, studyId: string, wave: string) {
  return {
    id,
    memberId,
    studyId,
    wave,
    instrumentVersionId: null,
    periodFrom: null,
    periodTo: null,
    revision: 0,
    firstAccessAt: null,
    lastActivityAt: null,
    completedAt: null,
    refusedAt: null,
  }
}
