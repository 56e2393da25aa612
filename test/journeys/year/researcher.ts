/** The researcher of the simulated year: has letters printed and posted, calls, and finds out what nobody could tell. */
import type { MailServer } from './mail-server.ts'

export interface Researcher {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: unknown): Promise<T>
}

export async function signIn(
  address: string,
  account: { email: string; password: string },
): Promise<Researcher> {
  const reply = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify(account),
  })
  if (!reply.ok) throw new Error(`The researcher could not sign in: ${reply.status} ${await reply.text()}`)
  const cookie = reply.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${address}${path}`, {
      method,
      headers: { cookie, origin: address, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    const type = answer.headers.get('content-type') ?? ''
    if (/json/.test(type)) return answer.json()
    return answer.arrayBuffer()
  }
  return {
    get: (path) => call('GET', path) as Promise<never>,
    post: (path, body) => call('POST', path, body) as Promise<never>,
  }
}

interface Run {
  readonly id: string
  readonly closedAt: number | null
  readonly postedAt: number | null
  readonly letters: number
}

/** Every run that waits is closed, downloaded and posted; gives the runs, and whether each was a PDF. */
export async function postLetters(researcher: Researcher, study: string): Promise<string[]> {
  const posted: string[] = []
  const { runs } = await researcher.get<{ runs: readonly Run[] }>(`/api/studies/${study}/print-runs`)
  for (const { id } of runs.filter(({ postedAt }) => postedAt === null)) {
    const path = `/api/studies/${study}/print-runs/${id}`
    const { letters } = await researcher.post<{ letters: number }>(`${path}/close`)
    if (letters > 0) {
      const pdf = Buffer.from(await researcher.get<ArrayBuffer>(`${path}/letters`))
      if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Error(`Run ${id} is no PDF.`)
    }
    await researcher.post(`${path}/posted`)
    posted.push(id)
  }
  return posted
}

interface Unknown {
  readonly caseId: string
  readonly kind: 'invitation' | 'reminder'
  readonly ordinal: number
  readonly tries: number
}

/** Looks up in the log of the mail server whether it went out; gives how many did and did not. */
export async function resolveUnknown(
  researcher: Researcher,
  study: string,
  mail: MailServer,
): Promise<{ went: number; not: number }> {
  const counts = { went: 0, not: 0 }
  for (;;) {
    const { unknown } = await researcher.get<{ unknown: { contacts: readonly Unknown[] } }>(
      `/api/studies/${study}/sending`,
    )
    if (unknown.contacts.length === 0) return counts
    for (const { caseId, kind, ordinal, tries } of unknown.contacts) {
      const went = mail.taken.has(`${kind[0]}${ordinal}-${tries}-${caseId}`)
      counts[went ? 'went' : 'not'] += 1
      await researcher.post(`/api/studies/${study}/sending/unknown`, { caseId, kind, ordinal, tries, went })
    }
  }
}

/** Calls everyone on the list, once: most do not pick up, some do. */
export async function makeCalls(
  researcher: Researcher,
  study: string,
  chance: () => number,
): Promise<number> {
  const { callNow } = await researcher.get<{
    callNow: readonly { caseId: string; kind: string; ordinal: number }[]
  }>(`/api/studies/${study}/calls`)
  for (const { caseId, kind, ordinal } of callNow) {
    const contact = { caseId, kind, ordinal }
    await researcher.post(`/api/studies/${study}/calls/open`, contact)
    const luck = chance()
    const outcome =
      luck < 0.6 ? 'no-answer' : luck < 0.9 ? 'spoken' : luck < 0.95 ? 'wrong-number' : 'refused'
    await researcher.post(`/api/studies/${study}/calls`, { ...contact, outcome, appointmentAt: null })
  }
  return callNow.length
}
