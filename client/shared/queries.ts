/** What staff pages have fetched. Any reply that says 'sign in first' brings the sign-in form back. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { api, Offline, Refused, reply } from './api.ts'

export interface Me {
  readonly name: string
  readonly email: string
  readonly role: string
}

export const meKey = ['me'] as const

const onError = (problem: unknown) => {
  if (problem instanceof Refused && problem.body.status === 401) queries.setQueryData(meKey, null)
}

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      retry: (failures, problem) => problem instanceof Offline && failures < 2,
    },
    mutations: { networkMode: 'always' },
  },
})

/** Who is signed in; null: nobody. */
export async function fetchMe(): Promise<Me | null> {
  try {
    return await reply(api.me.$get())
  } catch (problem) {
    if (problem instanceof Refused && problem.body.status === 401) return null
    throw problem
  }
}

/** Takes everything that was fetched off this page. */
export function forgetEverything(): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] })
  queries.setQueryData(meKey, null)
}
