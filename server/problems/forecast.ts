import type { ProblemTable } from './table.ts'

export const forecastProblems = {
  'no-forecast': [
    404,
    'Voor dit onderzoek is geen simulatie gemaakt: er is niets om mee vooruit te kijken.',
    'No simulation has been made for this study: there is nothing to look ahead with.',
  ],
  'forecast-running': [
    409,
    'Er loopt al een vooruitblik. Wacht tot die klaar is, of stop hem.',
    'A forecast is already running. Wait until it is done, or stop it.',
  ],
} as const satisfies ProblemTable
