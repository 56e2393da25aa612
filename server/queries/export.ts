/** Pages of what leaves the house, in the order of the members: each begins after the last member of the one before. */
import { asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { contactAttempt, instrumentVersion, response, sampleCase } from '../database/schema.ts'
import { incentive } from '../database/schema-panel.ts'
import type { AnswerLine, ContactLine, IncentiveLine, ResponseLine } from '../exports/lines.ts'

export function listContactLines(db: Db, memberIds: readonly string[]): Promise<ContactLine[]> {
  return db
    .select({ memberId: sampleCase.memberId, wave: sampleCase.wave, contact: contactAttempt })
    .from(contactAttempt)
    .innerJoin(sampleCase, eq(sampleCase.id, contactAttempt.caseId))
    .where(inArray(sampleCase.memberId, [...memberIds]))
    .orderBy(asc(sampleCase.memberId), asc(contactAttempt.recordedAt), asc(contactAttempt.ordinal))
}

export function listResponseLines(db: Db, memberIds: readonly string[]): Promise<ResponseLine[]> {
  return db
    .select({
      memberId: response.memberId,
      wave: response.wave,
      version: instrumentVersion.version,
      firstAccessAt: sampleCase.firstAccessAt,
      revisions: sampleCase.revision,
      response: {
        language: response.language,
        mode: response.mode,
        periodFrom: response.periodFrom,
        periodTo: response.periodTo,
        completedAt: response.completedAt,
      },
    })
    .from(response)
    .innerJoin(sampleCase, eq(sampleCase.id, response.caseId))
    .innerJoin(instrumentVersion, eq(instrumentVersion.id, response.instrumentVersionId))
    .where(inArray(response.memberId, [...memberIds]))
    .orderBy(asc(response.memberId), asc(response.completedAt))
}

export function listIncentiveLines(db: Db, memberIds: readonly string[]): Promise<IncentiveLine[]> {
  return db
    .select()
    .from(incentive)
    .where(inArray(incentive.memberId, [...memberIds]))
    .orderBy(asc(incentive.memberId), asc(incentive.issuedAt))
}

/** What members answered, of each questionnaire that they handed in. */
export function listAnswerLines(db: Db, memberIds: readonly string[]): Promise<AnswerLine[]> {
  return db
    .select({
      memberId: response.memberId,
      wave: response.wave,
      versionId: response.instrumentVersionId,
      language: response.language,
      mode: response.mode,
      periodFrom: response.periodFrom,
      periodTo: response.periodTo,
      completedAt: response.completedAt,
      answers: response.answers,
    })
    .from(response)
    .where(inArray(response.memberId, [...memberIds]))
}
