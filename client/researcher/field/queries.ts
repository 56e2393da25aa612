/** What the fieldwork pages fetch. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, reply } from '../../shared/api.ts'
import { queries } from '../../shared/queries.ts'
import { useStudy } from '../../shared/study.ts'

export function useFieldwork() {
  const { id: study } = useStudy()
  return useQuery({
    queryKey: ['fieldwork', study],
    queryFn: () => reply(api.studies[':study'].fieldwork.$get({ param: { study } })),
    refetchInterval: 60_000,
  })
}

export type Fieldwork = NonNullable<ReturnType<typeof useFieldwork>['data']>

export function useCurves(group: string | undefined) {
  const { id: study } = useStudy()
  return useQuery({
    queryKey: ['curves', study, group],
    queryFn: () =>
      reply(api.studies[':study'].curves.$get({ param: { study }, query: { ...(group && { group }) } })),
    placeholderData: keepPreviousData,
  })
}

export interface RatesAsked {
  readonly by?: string
  readonly weight?: string
  readonly of?: string
}

export function useRates(asked: RatesAsked) {
  const { id: study } = useStudy()
  const query = asked as { by?: string; weight?: 'none' | 'base'; of?: 'wave' | 'sample' }
  return useQuery({
    queryKey: ['rates', study, asked],
    queryFn: () => reply(api.studies[':study'].rates.$get({ param: { study }, query })),
    placeholderData: keepPreviousData,
  })
}

export function useAttrition(group: string | undefined) {
  const { id: study } = useStudy()
  return useQuery({
    queryKey: ['attrition', study, group],
    queryFn: () =>
      reply(api.studies[':study'].attrition.$get({ param: { study }, query: { ...(group && { group }) } })),
    placeholderData: keepPreviousData,
  })
}

export function useMembers(query: Readonly<Record<string, string>>) {
  const { id: study } = useStudy()
  return useQuery({
    queryKey: ['members', study, query],
    queryFn: () => reply(api.studies[':study'].members.$get({ param: { study }, query })),
    placeholderData: keepPreviousData,
  })
}

export type MemberRow = NonNullable<ReturnType<typeof useMembers>['data']>['members'][number]

export function useStory(member: string) {
  const { id: study } = useStudy()
  return useQuery({
    queryKey: ['member', study, member],
    queryFn: () => reply(api.studies[':study'].members[':member'].$get({ param: { study, member } })),
  })
}

export type Story = NonNullable<ReturnType<typeof useStory>['data']>

/** After something was changed, everything that shows members is fetched anew. */
export async function afterChange(): Promise<void> {
  const kept = new Set(['me'])
  await queries.invalidateQueries({ predicate: ({ queryKey }) => !kept.has(String(queryKey[0])) })
}
