/** What the pages of this folder fetch and send. Whatever was sent is seen everywhere at once. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, reply } from '../../shared/api.ts'
import { useStudy } from '../../shared/study.ts'

export function useSending() {
  const { id } = useStudy()
  return useQuery({
    queryKey: ['sending', id],
    queryFn: () => reply(api.studies[':study'].sending.$get({ param: { study: id } })),
    refetchInterval: 30_000,
  })
}

export type Sending = NonNullable<ReturnType<typeof useSending>['data']>

export function usePrintRuns() {
  const { id } = useStudy()
  return useQuery({
    queryKey: ['print-runs', id],
    queryFn: () => reply(api.studies[':study']['print-runs'].$get({ param: { study: id } })),
    refetchInterval: 60_000,
  })
}

export function useCalls() {
  const { id } = useStudy()
  return useQuery({
    queryKey: ['calls', id],
    queryFn: () => reply(api.studies[':study'].calls.$get({ param: { study: id } })),
    refetchInterval: 30_000,
  })
}

/** A change: afterwards everything that was fetched is fetched again. */
export function useChange<T, R = unknown>(work: (given: T) => Promise<R>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: work, onSuccess: () => queries.invalidateQueries() })
}
