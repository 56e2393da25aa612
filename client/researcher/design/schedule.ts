import { useQuery } from '@tanstack/react-query'
import { isJson, type Json } from '../../../surveys/edit/json.ts'
import { api, reply } from '../../shared/api.ts'
import type { Design } from './queries.ts'

export interface MadeUp {
  readonly events: Readonly<Record<string, string>>
  readonly facts: Readonly<Record<string, string>>
  readonly today: string
}

/** What a made-up member would meet, as the server that will do it derives it. */
export function useSchedule(design: Design, member: MadeUp, enabled = true) {
  return useQuery({
    queryKey: ['design-schedule', design.id, design.hash, member],
    queryFn: () =>
      reply(
        api.designs[':design'].schedule.$post({
          param: { design: design.id },
          json: { events: { ...member.events }, facts: { ...member.facts }, today: member.today },
        }),
      ),
    enabled,
    placeholderData: (before) => before,
  })
}
export type Schedule = NonNullable<ReturnType<typeof useSchedule>['data']>

export function documentOf(design: Design, name: string): unknown {
  return design.documents.find((one) => one.name === name)?.content
}

export function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : []
}

/** Dates and facts that a study names. */
export function namesOf(design: Design) {
  const study = documentOf(design, 'study')
  const head: Json = isJson(study) ? study : {}
  const eligible = isJson(head.eligibility) && isJson(head.eligibility.facts) ? head.eligibility.facts : {}
  return { events: listOf(head.events), facts: listOf(head.facts), eligible }
}

/** Somebody of the target group, whose dates follow each other by a month. */
export function someMember(design: Design): MadeUp {
  const { events, facts, eligible } = namesOf(design)
  return {
    events: Object.fromEntries(
      events.map(({ name }, index) => [String(name), addDays('2026-01-15', 30 * index)]),
    ),
    facts: Object.fromEntries(
      facts.map(({ name, values }) => {
        const wanted = eligible[String(name)]
        return [String(name), typeof wanted === 'string' ? wanted : String(listOf(values)[0]?.value ?? '1')]
      }),
    ),
    today: '2026-03-01',
  }
}

export function addDays(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
