/**
 * The differential test at full size: `node --import tsx test/surveys/differential-run.ts 10000 [part of a path …]`.
 * Prints one line per instrument; exits with 1 on any disagreement that is not deliberate.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { differential } from './differential.ts'
import { choices } from './instruments/choices.ts'
import { constructs } from './instruments/constructs.ts'
import { routing } from './instruments/routing.ts'
import { values } from './instruments/values.ts'

const sets = Number(process.argv[2] ?? 10_000)
const wanted = process.argv.slice(3)
const surveys = new URL('../../surveys/', import.meta.url)
const instruments: [string, unknown][] = Object.entries({ routing, values, choices, constructs })
for (const entry of readdirSync(surveys, { recursive: true })) {
  const path = String(entry)
  if (path.endsWith('.json'))
    instruments.push([path, JSON.parse(readFileSync(new URL(path, surveys), 'utf8'))])
}

console.warn = () => undefined
for (const [name, json] of instruments) {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue
  const start = performance.now()
  const outcome = differential(json, sets, 19690720)
  const seconds = Math.round((performance.now() - start) / 1000)
  console.log(
    name,
    JSON.stringify({ ...outcome, disagreements: undefined, staleness: outcome.staleness.length }),
    `${seconds} s`,
  )
  for (const disagreement of outcome.disagreements) console.log(disagreement)
  if (outcome.disagreeing > 0 || outcome.staleness.length > 0) process.exitCode = 1
}
