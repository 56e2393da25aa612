import { scaleLinear } from 'd3-scale'

/** Places values along a picture of unknown width: positions are percentages, so that pictures follow the page. */
export interface PlotScale {
  /** Position of a value, e.g. '42.5%'. */
  readonly at: (value: number) => string
  /** The same as a number from 0 to 100. */
  readonly percent: (value: number) => number
  readonly ticks: readonly number[]
}

/**
 * A scale over a domain, with room for labels at the ends: `range` in per cent of the width.
 *
 * @example
 * plotScale([0, 1], { range: [0, 80] }).at(0.5) // => '40%'
 */
export function plotScale(
  domain: readonly [number, number],
  {
    range = [0, 82],
    count = 4,
  }: { readonly range?: readonly [number, number]; readonly count?: number } = {},
): PlotScale {
  const scale = scaleLinear().domain(domain).range(range).clamp(true)
  const percent = (value: number) => Math.round(scale(value) * 100) / 100
  return { percent, at: (value) => `${percent(value)}%`, ticks: scale.ticks(count) }
}

interface Extent {
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly published?: { readonly value?: number | null }
}

const numbersOf = ({ estimate, low, high, published }: Extent) =>
  [estimate, low, high, published?.value].filter((value) => value !== null && value !== undefined)

/** From zero to the largest number that is drawn; at least to 1. */
export function domainFromZero(cells: readonly Extent[]): [number, number] {
  return [0, Math.max(1, ...cells.flatMap(numbersOf))]
}

/** As far below zero as above it, so that zero lines stand under each other. */
export function domainAroundZero(cells: readonly Extent[]): [number, number] {
  const largest = Math.max(0, ...cells.flatMap(numbersOf).map(Math.abs))
  return largest === 0 ? [-1, 1] : [-largest, largest]
}
