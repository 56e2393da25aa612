/** Sends a file as it is: the typed client speaks JSON only. */
import { type api, reply } from '../../shared/api.ts'
import { language } from '../../shared/i18n.ts'

type Call = (typeof api.studies)[':study']['imports']['$put']
export type Import = Awaited<ReturnType<typeof reply<Awaited<ReturnType<Call>>>>>['import']
export type Kind = Import['kind']

/** @throws Refused, Offline */
export function sendFile(study: string, kind: Kind, file: File) {
  const query = new URLSearchParams({ kind, name: file.name })
  const request = fetch(`/api/studies/${study}/imports?${query}`, {
    method: 'PUT',
    body: file,
    headers: { 'content-type': 'application/octet-stream', 'accept-language': language() },
  })
  return reply(request as unknown as ReturnType<Call>)
}
