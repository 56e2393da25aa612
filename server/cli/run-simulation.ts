/** Runs a simulation for the terminal: a bar while it lives through the days, a line of totals at the end. */
import { existsSync, rmSync } from 'node:fs'
import { SingleBar } from 'cli-progress'
import { z } from 'zod'
import type { Study } from '../../surveys/index.ts'
import type { Config } from '../config.ts'
import type { Simulated } from '../simulation/simulate.ts'
import { CommandFailed } from './failed.ts'

export interface SimulationChoices {
  readonly members: number
  readonly seed: number
  readonly until: string
}

export const defaults = { members: 4000, seed: 31, until: '2007-06-01' } as const

export async function runSimulation(
  config: Config,
  study: Study,
  { members, seed, until }: SimulationChoices,
): Promise<Simulated> {
  emptyDatabase(config.databaseUrl)
  const { simulate } = await import('../simulation/simulate.ts')
  const bar = new SingleBar({
    format: '{bar} {percentage} %  {day}  {sent} messages, {saved} pages saved, {completed} questionnaires',
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
  })
  bar.start(100, 0, { day: '2006-03-01', sent: 0, saved: 0, completed: 0 })
  try {
    return await simulate(
      {
        ...config,
        databaseUrl: relaxed(config.databaseUrl),
        host: '127.0.0.1',
        port: 0,
        clientFolder: null,
        attemptsPerMinute: Number.MAX_SAFE_INTEGER,
      },
      {
        study,
        members,
        seed,
        until,
        onDay: ({ day, share, sent, saved, completed }) =>
          bar.update(Math.floor(share * 100), { day, sent, saved, completed }),
      },
    )
  } finally {
    bar.stop()
  }
}

/** A simulation can be run again: it need not wait for the disk at each save. */
function relaxed(url: string): string {
  return url.startsWith('sqlite:') ? `${url}?durability=relaxed` : url
}

/** Simulated answers never come into a database with anything else in it. */
function emptyDatabase(url: string): void {
  if (!url.startsWith('sqlite:')) return
  const file = url.slice('sqlite:'.length)
  if (!existsSync(file)) return
  if (!file.endsWith('demo.db')) {
    throw new CommandFailed(
      `${file} exists; a simulation starts on a new database. Name another file or remove it.`,
    )
  }
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
}

export function calendarDay(text: string, name: string): string {
  if (z.iso.date().safeParse(text).success) return text
  throw new CommandFailed(`${name} requires a day as YYYY-MM-DD, got '${text}'.`)
}

export function wholeNumber(text: string, name: string, least: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least) return value
  throw new CommandFailed(`${name} requires a whole number of at least ${least}, got '${text}'.`)
}
