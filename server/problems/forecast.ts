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
  'rehearsal-impossible': [
    422,
    'De gevraagde verschillen door {support} passen niet bij de antwoorden die de vragenlijst toelaat. Kies een kleiner verschil.',
    'The differences asked of {support} do not fit the answers that the questionnaire allows. Choose a smaller difference.',
  ],
  'rehearsal-unknown': [
    422,
    'Het plan van dit onderzoek kent {support} of {outcome} niet.',
    'The plan of this study does not know {support} or {outcome}.',
  ],
  'rehearsal-running': [
    409,
    'Er loopt al een proefpanel. Wacht tot het klaar is, of stop het.',
    'A trial panel is already running. Wait until it is done, or stop it.',
  ],
} as const satisfies ProblemTable
