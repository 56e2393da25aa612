/** Asks for a forecast and follows it line by line: how far it is, and the outcome. */
import type { Forecast } from '../../../analysis/index.ts'
import type { ForecastLine } from '../../../server/routes/forecast.ts'
import type { ForecastAssumptions, ForecastContact } from '../../../surveys/forecast.ts'
import { Offline, type ProblemBody, Refused } from '../../shared/api.ts'
import { language } from '../../shared/i18n.ts'

export interface ForecastRequest {
  readonly members: number
  readonly panels: number
  readonly seed: number
  readonly scenarios: readonly {
    readonly contacts: readonly ForecastContact[]
    readonly assumptions: ForecastAssumptions
  }[]
}

/** Throws `Refused` or `Offline`, or an AbortError when it was stopped. */
export async function runForecast(
  study: string,
  request: ForecastRequest,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<readonly Forecast[]> {
  const response = await fetch(`/api/studies/${study}/forecast`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language() },
    body: JSON.stringify(request),
    signal,
  })
  if (!response.ok || !response.body) {
    const body = await response.json().catch(() => null)
    throw body ? new Refused(body as ProblemBody) : new Offline()
  }
  for await (const line of linesOf(response.body)) {
    const value = JSON.parse(line) as ForecastLine
    if ('forecasts' in value) return value.forecasts
    if ('problem' in value) throw new Refused(value.problem as ProblemBody)
    progress(value.done / value.total)
  }
  throw new Offline()
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
