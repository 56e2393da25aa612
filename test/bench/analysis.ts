/** The models of the effect table on a simulated panel of growing size: what a row costs, and whether that stays so. */
import { freemem } from 'node:os'
import { estimate } from '../../analysis/index.ts'
import { REGRESSORS, speedPanel } from '../analysis/speed-panel.ts'
import { type BenchOptions, type BenchRow, round, secondsOf } from './measure.ts'

export const name = 'analysis'
export const about = 'seconds a model takes; growth 1 means: in step with the rows'

const models = [
  { label: 'OLS, CR1', model: 'ols', outcome: 'hours' },
  { label: 'logit, CR_G', model: 'logit', outcome: 'searching' },
  { label: 'Poisson, CR_G', model: 'poisson', outcome: 'applications' },
] as const

/** A row of this panel with its model matrix and what the fit needs beside them, roughly. */
const bytesPerRow = 8 * 60

export function run({ quick, rows }: BenchOptions): BenchRow[] {
  const sizes = rows ?? (quick ? [300, 600] : [30_000, 300_000, 3_000_000])
  const earlier = new Map<string, { rows: number; seconds: number }>()
  const found: BenchRow[] = []
  // The first calls pay for what the machine compiles as it goes: they are not measured.
  timesOf(Math.round(Math.min(...sizes, 30_000) / 3))
  for (const size of sizes) {
    if (size * bytesPerRow > freemem() * 0.7) {
      console.error(`analysis: ${size} rows left out, too little memory is free.`)
      continue
    }
    for (const { label, seconds } of timesOf(Math.round(size / 3))) {
      const before = earlier.get(label)
      const growth = before && seconds / before.seconds / (size / before.rows)
      earlier.set(label, { rows: size, seconds })
      found.push({
        model: label,
        rows: size,
        seconds: round(seconds),
        'rows per second': Math.round(size / seconds),
        growth: growth === undefined ? null : round(growth),
        'most memory MB': Math.round(process.resourceUsage().maxRSS / 1024),
      })
    }
  }
  return found
}

function timesOf(persons: number): { label: string; seconds: number }[] {
  const data = speedPanel(persons)
  const right = REGRESSORS.join(' + ')
  return models.map(({ label, model, outcome }) => {
    const formula = `${outcome} ~ ${right}`
    const { seconds } = secondsOf(() => estimate({ data, formula, model, cluster: 'id' }))
    return { label, seconds }
  })
}
