import { normalQuantile, normalUpper } from '../distributions.ts'
import { minimumDetectableEffect } from '../estimators/inference/detectable.ts'
import type { PanelForecast } from './forecast-panel.ts'

/** The mean over panels, and the lowest and highest of them. */
export interface Expected {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** What to expect of one cell of the effect table. */
export interface ExpectedEffect {
  readonly key: string
  /** The effect put into the simulation. */
  readonly truth: number
  readonly standardError: Expected
  /** Chance to find the effect put in, at the level of the plan; null for one of exactly zero. */
  readonly power: number | null
  /** The smallest effect that would be found four times out of five. */
  readonly detectable: number
  /** The same with so many times the members: errors shrink with the square root of the sample. */
  readonly bySize: readonly SizedEffect[]
}

export interface SizedEffect {
  readonly factor: number
  readonly standardError: number
  readonly detectable: number
  readonly power: number | null
}

const SIZES = [0.5, 0.75, 1, 1.5, 2, 3]

export interface Forecast {
  readonly panels: number
  readonly response: Readonly<Record<string, Expected>>
  readonly representativeness: Readonly<Record<string, Expected>>
  readonly effects: readonly ExpectedEffect[]
  /** Messages per member, by way. */
  readonly messages: Readonly<Record<string, number>>
}

/**
 * Puts simulated panels of one scenario together.
 *
 * @param truth the effects put in, by key
 * @param messages messages per member by way, of each panel
 * @throws RangeError for fewer than two panels
 */
export function summariseForecast(
  panels: readonly PanelForecast[],
  truth: Readonly<Record<string, number>>,
  messages: readonly Readonly<Record<string, number>>[],
  alpha: number,
): Forecast {
  if (panels.length < 2)
    throw new RangeError(`summariseForecast requires at least two panels, got ${panels.length}`)
  const effects = Object.entries(truth).flatMap(([key, effect]): ExpectedEffect[] => {
    const errors = panels.flatMap((panel) => panel.effects[key]?.standardError ?? [])
    if (errors.length < panels.length) return []
    const standardError = expected(errors)
    const sized = (factor: number): SizedEffect => {
      const error = standardError.mean / Math.sqrt(factor)
      const power = effect === 0 ? null : powerOf(effect, error, alpha)
      return { factor, standardError: error, detectable: minimumDetectableEffect(error, alpha)!, power }
    }
    const { power, detectable } = sized(1)
    return [{ key, truth: effect, standardError, power, detectable, bySize: SIZES.map(sized) }]
  })
  return {
    panels: panels.length,
    response: byKey(panels.map(({ response }) => response)),
    representativeness: byKey(panels.map((panel) => panel.representativeness)),
    effects,
    messages: Object.fromEntries(
      Object.keys(messages[0] ?? {}).map((way) => [way, mean(messages.map((own) => own[way]!))]),
    ),
  }
}

/**
 * The chance that a two-sided test finds an effect: P(|Z| > z) with Z normal around effect / standard error.
 *
 * @example
 * Math.round(1000 * powerOf(2.8015852181129683, 1, 0.05)) // => 800
 */
export function powerOf(effect: number, standardError: number, alpha: number): number {
  const limit = normalQuantile(1 - alpha / 2)
  const shift = Math.abs(effect) / standardError
  return normalUpper(limit - shift) + normalUpper(limit + shift)
}

function byKey(panels: readonly Readonly<Record<string, number>>[]): Record<string, Expected> {
  const keys = Object.keys(panels[0]!).filter((key) => panels.every((panel) => panel[key] !== undefined))
  return Object.fromEntries(keys.map((key) => [key, expected(panels.map((panel) => panel[key]!))]))
}

function expected(values: readonly number[]): Expected {
  return { mean: mean(values), low: Math.min(...values), high: Math.max(...values) }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
