import type { Forecast } from '../../../analysis/index.ts'
import type { ForecastLine } from '../../../server/routes/forecast.ts'
import type { ForecastAssumptions, ForecastContact } from '../../../surveys/forecast.ts'
import { Offline } from '../../shared/api.ts'
import { followLines } from '../long-work/follow-lines.ts'

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
  for await (const line of followLines<ForecastLine>(`/api/studies/${study}/forecast`, request, signal)) {
    if ('forecasts' in line) return line.forecasts
    progress(line.done / line.total)
  }
  throw new Offline()
}
