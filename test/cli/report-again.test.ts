/** Each number of the report again, from the exported panel file, by the command that the page shows. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Cell, MarkDetails, Report, ReportKey } from '../../analysis/index.ts'
import { addEstimate } from '../../server/cli/estimate.ts'
import { writePanel } from '../../server/exports/panel.ts'
import { studies } from '../../surveys/index.ts'
import { fillPanel } from '../support/fill-panel.ts'
import { type House, openHouse } from '../support/house.ts'
import { run } from '../support/program.ts'

const study = studies['het-eerste-jaar']!
const { id } = study.design
const folder = mkdtempSync(join(tmpdir(), 'peilmoment-again-'))
const file = join(folder, 'panel.csv')
let house: House
let report: Report
let viewed: Report
let marks: readonly MarkDetails[]

beforeAll(async () => {
  house = await openHouse('sqlite', study)
  await fillPanel(house.context, study.design, { seed: 31, count: 1000 })
  await expect(writePanel(house.context, id)).rejects.toMatchObject({ code: 'plan-open' })
  const researcher = await house.staff('researcher')
  expect((await researcher.send('POST', `/api/studies/${id}/plan/lock`)).status).toBe(200)
  const inspector = await house.staff('inspector')
  report = (await inspector.get(`/api/studies/${id}/report`)).body.report
  viewed = (await inspector.get(`/api/studies/${id}/report?group=sex%3Dmale`)).body.report
  marks = (await inspector.get(`/api/studies/${id}/report/marks`)).body.marks
  const chunks: string[] = []
  for await (const chunk of await writePanel(house.context, id)) chunks.push(String(chunk))
  writeFileSync(file, chunks.join(''))
})
afterAll(() => house.close())

/** The words of a command as a shell has them. */
function wordsOf(command: string): string[] {
  const words = [...command.replace('FILE', file).matchAll(/'([^']*)'|(\S+)/g)]
  return words.map(([, quoted, plain]) => quoted ?? plain!)
}

/** The command in this process, through the same reading of options. */
async function again(command: string) {
  const told: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text) => void told.push(text))
  try {
    const program = new Command()
    addEstimate(program)
    const [npx, peilmoment, estimate, ...words] = wordsOf(command)
    expect([npx, peilmoment, estimate]).toEqual(['npx', 'peilmoment', 'estimate'])
    await program.parseAsync([...words, '--json'], { from: 'user' })
  } finally {
    log.mockRestore()
  }
  return JSON.parse(told.join('\n'))
}

interface Line {
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
}

function expectSame(own: Line & { readonly n: number }, cell: Cell, name: string): void {
  expect(own.n, `${name}: n`).toBe(cell.n)
  for (const key of ['estimate', 'low', 'high'] as const) {
    const [found, shown] = [own[key], cell[key]]
    expect(found, `${name}: ${key}`).not.toBeNull()
    expect(Math.abs(found! - shown!), `${name}: ${key} ${found} ${shown}`).toBeLessThan(
      1e-7 * Math.max(1, Math.abs(shown!)),
    )
  }
}

it('refuses to choose rows by anything but a comparison that some row meets', async () => {
  const command = `npx peilmoment estimate --data FILE --model survey-mean --formula '~ hours' --rows`
  await expect(again(`${command} 'hours + 1'`)).rejects.toThrow(
    "Rows are chosen by a comparison such as 'age >= 50'",
  )
  await expect(again(`${command} 'hours > 1000'`)).rejects.toThrow('No row is left where hours > 1000.')
})

describe('the numbers of Table 1', () => {
  it('come out the same for every form, group and outcome that is shown', async () => {
    const results = new Map<string, Awaited<ReturnType<typeof again>>>()
    let compared = 0
    for (const { support, group, equations } of marks)
      for (const { outcome, command } of equations) {
        const cell = report.table1.rows.find(({ key }) => key === support)!.cells[`${group}.${outcome}`]!
        if (cell.estimate === null) continue
        if (!results.has(command)) results.set(command, await again(command))
        const { n, marginalEffects, coefficients } = results.get(command)!
        const lines = (marginalEffects ?? coefficients) as (Line & { term?: string; variable?: string })[]
        const own = lines.find(({ term, variable }) => (variable ?? term) === support)!
        expectSame({ ...own, n }, cell, `${support} ${group} ${outcome}`)
        compared += 1
      }
    expect(compared).toBeGreaterThan(30)
  })
})

describe('the other tables that have commands', () => {
  it.each(['everyone', 'one group'] as const)('come out the same, of %s', async (whom) => {
    const own = whom === 'everyone' ? report : viewed
    const told: Partial<Record<ReportKey, number>> = {}
    for (const key of ['hours', 'contrasts', 'figure1', 'figure4', 'transfer', 'duty'] as const)
      for (const { row, column, command } of own[key].commands!) {
        const cell = own[key].rows.find((other) => other.key === row)!.cells[column]!
        if (cell.estimate === null) continue
        const { n, coefficients, contrasts } = await again(command)
        const line = contrasts[0] ?? coefficients.at(-1)
        expectSame({ ...line, n: line.n ?? n }, cell, `${key} ${row} ${column}`)
        told[key] = (told[key] ?? 0) + 1
      }
    expect(Object.keys(told)).toEqual(['hours', 'contrasts', 'figure1', 'figure4', 'transfer', 'duty'])
  })
})

it('two of them as the program that a reader runs', async () => {
  const chosen = [report.hours.commands![0]!.command, marks[0]!.equations[0]!.command]
  for (const command of chosen) {
    const { code, out } = await run({ folder, env: {} }, [...wordsOf(command).slice(2), '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual(await again(command))
  }
})
