/** The way of a file through the API, for tests. */
import type { Person, Reply } from './house.ts'

const base = '/api/studies/small/imports'
const file = { 'content-type': 'application/octet-stream' }

export function importer(person: Person) {
  const get = (id: string): Promise<Reply> => person.get(`${base}/${id}`)
  const receive = (kind: string, content: string, name = 'leden.csv'): Promise<Reply> =>
    person.send('PUT', `${base}?kind=${kind}&name=${name}`, content, file)
  /** Waits until the check has ended. */
  const check = async (id: string, mapping: readonly (string | null)[], cohort = ''): Promise<Reply> => {
    const begun = await person.send('POST', `${base}/${id}/check`, { mapping, cohort })
    if (begun.status !== 200) return begun
    for (;;) {
      const now = await get(id)
      if (now.body.import.state !== 'checking') return now
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const confirm = (id: string, possible: 'accept' | 'exclude' = 'exclude'): Promise<Reply> =>
    person.send('POST', `${base}/${id}/confirm`, { possible })
  return {
    get,
    receive,
    check,
    confirm,
    discard: (id: string) => person.send('DELETE', `${base}/${id}`),
    /** Receives and checks, with every column as it seems to be; others ignored. */
    checked: async (kind: string, content: string, cohort = ''): Promise<Reply & { id: string }> => {
      const received = await receive(kind, content)
      const { id, mapping } = received.body.import as { id: string; mapping: (string | null)[] }
      const reply = await check(
        id,
        mapping.map((field) => field ?? 'ignore'),
        cohort,
      )
      return { ...reply, id }
    },
  }
}
