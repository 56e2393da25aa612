/** Asks for long work and follows it line by line: each line is JSON, the last holds what came of it or the problem. */
import type { ProblemLine } from '../../../server/http/progress-lines.ts'
import { Offline, type ProblemBody, Refused } from '../../shared/api.ts'
import { language } from '../../shared/i18n.ts'

/** Throws `Refused` or `Offline`, or an AbortError when it was stopped. */
export async function* followLines<Line extends object>(
  path: string,
  body: unknown,
  signal: AbortSignal,
): AsyncGenerator<Line> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language() },
    body: JSON.stringify(body),
    signal,
  })
  if (!response.ok || !response.body) {
    const refused = await response.json().catch(() => null)
    throw refused ? new Refused(refused as ProblemBody) : new Offline()
  }
  for await (const text of linesOf(response.body)) {
    const line = JSON.parse(text) as Line | ProblemLine
    if ('problem' in line) throw new Refused(line.problem as ProblemBody)
    yield line
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as never)
    .getReader() as ReadableStreamDefaultReader<string>
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const parts = (rest + value).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) if (part !== '') yield part
  }
}
