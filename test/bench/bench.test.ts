/** That the benches run and say what they measured; never how fast. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const bench = (...args: string[]) =>
  promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'bench.ts'), '--quick', ...args],
    { cwd: join(import.meta.dirname, '../..') },
  )

interface Line {
  readonly [column: string]: string | number | null
}

describe('npm run bench', () => {
  // Every bench in one process, beside another test file: longer than a test may usually take.
  it('runs every bench and gives rates and ratios as JSON, with the machine', {
    timeout: 400_000,
  }, async () => {
    const { stdout } = await bench('--json')
    const { machine, benches } = JSON.parse(stdout) as {
      machine: Line
      benches: { name: string; rows: Line[] }[]
    }
    expect(machine).toMatchObject({ node: process.version, cpus: expect.any(Number) })
    expect(benches.map(({ name }) => name)).toEqual([
      'instrument',
      'save',
      'mail',
      'letters',
      'import',
      'exports',
      'due',
      'fieldwork',
      'analysis',
      'limits',
      'report',
      'simulate',
    ])
    for (const { name, rows } of benches) {
      expect([name, rows.length]).not.toEqual([name, 0])
      for (const row of rows) {
        expect(Object.keys(row)).toEqual(Object.keys(rows[0]!))
        for (const value of Object.values(row)) {
          if (typeof value === 'number') expect(value).toBeGreaterThan(0)
        }
      }
    }
    const instruments = benches[0]!.rows.map(({ instrument }) => instrument)
    expect(instruments).toContain('het-eerste-jaar/first-half')
  })

  it('runs one bench by name, and prints a table', async () => {
    const { stdout } = await bench('simulate')
    expect(stdout).toMatch(/^node v\d+.*\n\nsimulate: .*\nwhat +members +seconds +members per second\n/)
  })

  it('says which benches there are when asked for another', async () => {
    await expect(bench('speed')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^There is no bench 'speed'\. There are:\n {2}instrument/),
    })
  })
})
