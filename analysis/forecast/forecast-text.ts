import type { ForecastAssumptions, ForecastContact } from '../../surveys/forecast.ts'
import { aligned } from '../aligned.ts'
import type { Expected, ExpectedEffect, Forecast } from './summarise.ts'

/** A forecast with the contacts that it is about. */
export interface Scenario extends Forecast {
  readonly contacts: readonly ForecastContact[]
}

/** Scenarios beside each other, as text for a terminal: the first is the study's own protocol. */
export function forecastText(
  scenarios: readonly Scenario[],
  { members, assumptions }: { readonly members: number; readonly assumptions: ForecastAssumptions },
): string {
  const names = scenarios.map((_, place) => (place === 0 ? 'own protocol' : `scenario ${place}`))
  const rows = (
    title: string,
    pick: (scenario: Scenario) => Readonly<Record<string, Expected>>,
    write: (value: number) => string,
  ) => [
    '',
    title,
    aligned(
      [
        ['', ...names],
        ...Object.keys(pick(scenarios[0]!)).map((key) => [
          key,
          ...scenarios.map((scenario) => between(pick(scenario)[key], write)),
        ]),
      ],
      1,
    ),
  ]
  const effects = new Map(
    scenarios.map((scenario) => [scenario, new Map(scenario.effects.map((effect) => [effect.key, effect]))]),
  )
  const perWay = Object.keys(scenarios[0]!.messages)
  const { strength, levelling, decline, emailKnown, phoneKnown } = assumptions
  return [
    `Simulated: ${members} people, ${scenarios[0]!.panels} panels a scenario. Between brackets: the lowest and the highest panel.`,
    ...scenarios.map(
      ({ contacts }, place) => `${names[place]}: ${contacts.map(({ modes }) => modes.join('/')).join(', ')}`,
    ),
    ...rows('Share of the target group that answers', ({ response }) => response, percent),
    ...rows(
      'R-indicator',
      (scenario) => scenario.representativeness,
      (value) => value.toFixed(3),
    ),
    '',
    'Messages per member',
    aligned(
      [
        ['', ...names],
        ...perWay.map((way) => [way, ...scenarios.map(({ messages }) => (messages[way] ?? 0).toFixed(2))]),
      ],
      1,
    ),
    '',
    'Standard error / detectable effect / power for the effect put in (-: exactly none)',
    aligned(
      [
        ['', 'effect', ...names],
        ...scenarios[0]!.effects.map(({ key, truth }) => [
          key,
          short(truth),
          ...scenarios.map((scenario) => cell(effects.get(scenario)!.get(key))),
        ]),
      ],
      1,
    ),
    '',
    `Assumed, not measured: each contact moves ${decline} of the one before; next to a letter ${listed(strength)}; levelling ${listed(levelling)}; e-mail known of ${percent(emailKnown)}, phone of ${percent(phoneKnown)}.`,
  ].join('\n')
}

function cell(effect: ExpectedEffect | undefined): string {
  if (effect === undefined) return '-'
  const power = effect.power === null ? '-' : percent(effect.power)
  return `${short(effect.standardError.mean)} / ${short(effect.detectable)} / ${power}`
}

function between(expected: Expected | undefined, write: (value: number) => string): string {
  if (expected === undefined) return '-'
  return `${write(expected.mean)} [${write(expected.low)}, ${write(expected.high)}]`
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`
const short = (value: number): string => String(Number(value.toPrecision(3)))
const listed = (values: Readonly<Record<string, number>>): string =>
  Object.entries(values)
    .map(([way, value]) => `${way} ${value}`)
    .join(', ')
