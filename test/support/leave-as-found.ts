/**
 * The test files of a worker run one after another in one process, so that what they share is read once. Each leaves the process as
 * it found it: what a file changed for all, the next would be told.
 */
import { afterAll, expect, vi } from 'vitest'

const SIGNS = ['exit', 'SIGINT', 'SIGTERM', 'uncaughtException', 'unhandledRejection'] as const

const state = () => ({
  folder: process.cwd(),
  environment: { ...process.env },
  exitCode: process.exitCode,
  listeners: SIGNS.map((sign) => [sign, process.listenerCount(sign)]),
  replaced: {
    console: Object.entries(console).flatMap(([name, own]) => (vi.isMockFunction(own) ? [name] : [])),
    output: [process.stdout, process.stderr].map(({ write }) => vi.isMockFunction(write)),
    timers: vi.isFakeTimers(),
  },
  globals: Object.getOwnPropertyNames(globalThis).filter((name) => !name.startsWith('__')),
  clock: [Date, Date.now, setTimeout, Math.random, fetch],
})

const found = state()
afterAll(() => {
  expect(state()).toEqual(found)
})
