/** Drafts as these pages fetch them. */
import { useQuery } from '@tanstack/react-query'
import { api, reply } from '../../shared/api.ts'
import { language } from '../../shared/i18n.ts'

export function useDesigns() {
  return useQuery({ queryKey: ['designs'], queryFn: () => reply(api.designs.$get()) })
}

/** A page that changes a document waits for `isFetchedAfterMount`: what is remembered may be older than the last save. */
export function useDesign(design: string) {
  return useQuery({
    queryKey: ['design', design],
    queryFn: () => reply(api.designs[':design'].$get({ param: { design } })),
    refetchOnMount: 'always',
  })
}
export type Design = NonNullable<ReturnType<typeof useDesign>['data']>

/** What is wrong, as far as it was saved; asked again at every save. */
export function useFindings(design: string) {
  return useQuery({
    queryKey: ['design-check', design, language()],
    queryFn: () => reply(api.designs[':design'].check.$get({ param: { design } })),
    placeholderData: (before) => before,
  })
}
export type Examined = NonNullable<ReturnType<typeof useFindings>['data']>
export type Finding = Examined['findings'][number]

export function useComments(design: string) {
  return useQuery({
    queryKey: ['design-comments', design],
    queryFn: () => reply(api.designs[':design'].comments.$get({ param: { design } })),
  })
}

/** `questionnaires/decision` as it stands in an address of the server. */
export const inAddress = (document: string) => document.replace('/', '.')

const documentParam = (design: string, document: string) => ({ design, document: inAddress(document) })

export function putDocument(design: string, name: string, json: { base: number; content: unknown }) {
  const param = documentParam(design, name)
  return reply(api.designs[':design'].documents[':document'].$put({ param, json }))
}

/** The newest save of a document. */
export async function fetchRevision(design: string, name: string): Promise<number> {
  const rows = await reply(api.designs[':design'].revisions.$get({ param: { design } }))
  return rows.find((row) => row.name === name)?.revision ?? 0
}

export async function fetchDocumentAt(design: string, name: string, revision: number): Promise<unknown> {
  const param = { ...documentParam(design, name), revision: String(revision) }
  return (await reply(api.designs[':design'].documents[':document'].history[':revision'].$get({ param })))
    .content
}
