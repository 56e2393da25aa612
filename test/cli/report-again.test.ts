/** Each number of the report again, from the exported files, by the command that the page shows. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CHECKS } from '../../analysis/effect-table/robustness.ts'
import {
  benjaminiHochberg,
  type Cell,
  type EstimateResult,
  holm,
  type MarkDetails,
  REPORT_KEYS,
  type Report,
  type ReportKey,
  type ReportTable,
} from '../../analysis/index.ts'
import { addEstimate } from '../../server/cli/estimate.ts'
import { panelNames, writePanel } from '../../server/exports/panel.ts'
import { studies } from '../../surveys/index.ts'
import { fillPanel } from '../support/fill-panel.ts'
import { type House, openHouse } from '../support/house.ts'
import { run } from '../support/program.ts'
import { type Line, lineOf } from '../support/report-lines.ts'

const study = studies['het-eerste-jaar']!
const { id } = study.design
const folder = mkdtempSync(join(tmpdir(), 'peilmoment-again-'))
let house: House
let report: Report
let viewed: Report
let marks: readonly Omit<MarkDetails, 'models'>[]
let models: readonly MarkDetails['models'][]
let checked: ReportTable

beforeAll(async () => {
  house = await openHouse('sqlite', study)
  await fillPanel(house.context, study.design, { seed: 31, count: 1000 })
  for (const name of panelNames)
    await expect(writePanel(house.context, id, name)).rejects.toMatchObject({ code: 'plan-open' })
  const researcher = await house.staff('researcher')
  expect((await researcher.send('POST', `/api/studies/${id}/plan/lock`)).status).toBe(200)
  const inspector = await house.staff('inspector')
  report = (await inspector.get(`/api/studies/${id}/report`)).body.report
  viewed = (await inspector.get(`/api/studies/${id}/report?group=sex%3Dmale`)).body.report
  const behind = (await inspector.get(`/api/studies/${id}/report/marks`)).body
  marks = behind.marks
  models = behind.models
  checked = (await inspector.get(`/api/studies/${id}/report/checks`)).body.table1
  for (const name of panelNames) {
    const chunks: string[] = []
    for await (const chunk of await writePanel(house.context, id, name)) chunks.push(String(chunk))
    writeFileSync(join(folder, `${name}.csv`), chunks.join(''))
  }
})
afterAll(() => house.close())

/** The words of a command as a shell has them. */
function wordsOf(command: string): string[] {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!)
  return words.map((word) => (word.endsWith('.csv') ? join(folder, word) : word))
}

/** The command in this process, through the same reading of options. */
async function again(command: string): Promise<EstimateResult> {
  const known = results.get(command)
  if (known) return known
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
  const result: EstimateResult = JSON.parse(told.join('\n'))
  results.set(command, result)
  return result
}
const modelsOf = (group: string) => models.find((own) => own.group === group)!

const results = new Map<string, EstimateResult>()

function expectSame(own: Line, cell: Cell, name: string): void {
  if (own.n !== null) expect(own.n, `${name}: n`).toBe(cell.n)
  for (const key of ['estimate', 'low', 'high'] as const) {
    const [found, shown] = [own[key], cell[key]]
    if (shown === null && key !== 'estimate') continue
    expect(found, `${name}: ${key}`).not.toBeNull()
    expect(Math.abs(found! - shown!), `${name}: ${key} ${found} ${shown}`).toBeLessThan(
      1e-7 * Math.max(1, Math.abs(shown!)),
    )
  }
}

it('refuses to choose rows by anything but a comparison that some row meets', async () => {
  const command = `npx peilmoment estimate --data panel.csv --model survey-mean --formula '~ hours' --rows`
  await expect(again(`${command} 'hours + 1'`)).rejects.toThrow(
    "Rows are chosen by a comparison such as 'age >= 50'",
  )
  await expect(again(`${command} 'hours > 1000'`)).rejects.toThrow('No row is left where hours > 1000.')
})

describe('the numbers of Table 1', () => {
  const effects: { name: string; cell: Cell; p: number | null }[] = []

  it('come out the same for every form, group and outcome that is shown', async () => {
    for (const { support, group } of marks)
      for (const { outcome, command } of modelsOf(group).equations) {
        const cell = report.table1.rows.find(({ key }) => key === support)!.cells[`${group}.${outcome}`]!
        if (cell.estimate === null) continue
        const name = `${support} ${group} ${outcome}`
        const { n, marginalEffects, coefficients } = await again(command)
        const own = (marginalEffects ?? coefficients).find(({ term }) => term === support)!
        expectSame({ ...own, n }, cell, name)
        effects.push({ name, cell, p: own.p })
      }
    expect(effects.length).toBeGreaterThan(30)
  })

  it('have the p values of all of these together, adjusted', () => {
    const all = report.table1.rows.flatMap(({ cells }) =>
      Object.values(cells).filter(({ p, estimate }) => p != null || estimate !== null),
    )
    // Where a mark is withheld, so is a p that the others were adjusted for.
    expect(all.length).toBe(effects.length)
    const ps = effects.map(({ p }) => p)
    const [byHolm, byHochberg] = [holm(ps), benjaminiHochberg(ps)]
    effects.forEach(({ name, cell }, i) => {
      expect(cell.pHolm, name).toBeCloseTo(byHolm[i]!, 7)
      expect(cell.pBenjaminiHochberg, name).toBeCloseTo(byHochberg[i]!, 7)
    })
  })

  it('so do the numbers of who gets each form, and the chances to', async () => {
    let compared = 0
    for (const { support, group, getting, gettingCommand, chances } of marks) {
      if (gettingCommand === null) continue
      const { tables } = await again(gettingCommand)
      const { rows } = tables.find(({ title }) => title.startsWith('Fitted'))!
      if (chances !== null)
        [chances.not, chances.got].forEach((quantiles, outcome) => {
          const found = rows[outcome]!.slice(3, 8) as number[]
          quantiles.forEach((own, at) => {
            expect(found[at], `${support} ${group}`).toBeCloseTo(own, 8)
          })
        })
      for (const { term, cell } of getting) {
        if (cell.estimate === null) continue
        expectSame(
          lineOf(await again(gettingCommand!), { row: term, column: '' }),
          cell,
          `${support} ${group} ${term}`,
        )
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(100)
  })
})

describe('the numbers behind a mark', () => {
  /** The effect of a form of support, whatever estimated it. */
  function effectIn({ model, n, marginalEffects, coefficients }: EstimateResult, support: string): Line {
    if (model === 'doubly-robust') return coefficients[0]!
    const first = new RegExp(`^\`?${support}(\\.first-half)?\`?$`)
    return { ...(marginalEffects ?? coefficients).find(({ term }) => first.test(term))!, n }
  }

  it('come out the same in every other way of estimating', async () => {
    const compared = new Map<string, number>()
    for (const { support, group } of marks)
      for (const { check, effects } of checked.rows.find(({ key }) => key === support)!.cells[
        `${group}.mark`
      ]!.robustness!)
        for (const [outcome, cell] of Object.entries(effects)) {
          if (cell.estimate === null) continue
          const found = modelsOf(group).checks.find(
            (own) =>
              own.check === check && own.outcome === outcome && [undefined, support].includes(own.support),
          )!
          const name = `${check} ${support} ${group} ${outcome}: ${found.command}`
          expectSame(effectIn(await again(found.command), support), cell, name)
          compared.set(check, (compared.get(check) ?? 0) + 1)
        }
    expect([...compared.keys()]).toEqual([...CHECKS])
  })

  it('come out the same under every choice that the plan names', async () => {
    let compared = 0
    for (const { support, group, curves } of marks)
      for (const { outcome, effects } of curves)
        for (const effect of effects) {
          const { command } = modelsOf(group).choices.find(
            (own) =>
              own.outcome === outcome &&
              (['weights', 'covariates', 'periods', 'model'] as const).every((of) => own[of] === effect[of]),
          )!
          const own = effectIn(await again(command), support)
          expect(own.n).toBe(effect.n)
          for (const of of ['estimate', 'low', 'high'] as const)
            if (effect[of] !== null)
              expect(Math.abs(own[of]! - effect[of]), `${support} ${of}: ${command}`).toBeLessThan(
                1e-7 * Math.max(1, Math.abs(effect[of])),
              )
          compared += 1
        }
    expect(compared).toBeGreaterThan(1000)
  })
})

describe('the numbers of the other tables', () => {
  /** A part of another number; the smallest of fitted chances. */
  const without = (column: string) => column.endsWith('.relative') || column === 'lowestChance'

  it.each(['everyone', 'one group'] as const)(
    'all have a command that gives them again, of %s',
    async (whom) => {
      const own = whom === 'everyone' ? report : viewed
      const told: Partial<Record<ReportKey, number>> = {}
      for (const key of REPORT_KEYS.filter((one) => one !== 'table1'))
        for (const row of own[key].rows)
          for (const [column, cell] of Object.entries(row.cells)) {
            if (cell.estimate === null || without(column)) continue
            const name = `${key} ${row.key} ${column}`
            const place = own[key].commands?.find((one) => one.row === row.key && one.column === column)
            expect(place, name).toBeDefined()
            const line = lineOf(await again(place!.command), place!)
            // The n of a margin is who is in that class, and not who its share is of.
            expectSame({ ...line, n: key === 'margins' ? null : line.n }, cell, `${name}: ${place!.command}`)
            told[key] = (told[key] ?? 0) + 1
          }
      const ofWhole = ['weights', 'margins', 'representativeness']
      expect(Object.keys(told)).toEqual(
        REPORT_KEYS.filter((key) => key !== 'table1' && (whom === 'everyone' || !ofWhole.includes(key))),
      )
    },
  )
})

it('two of them as the program that a reader runs', async () => {
  const chosen = [report.hours.commands![0]!.command, models[0]!.equations[0]!.command]
  for (const command of chosen) {
    const { code, out } = await run({ folder, env: {} }, [...wordsOf(command).slice(2), '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual(await again(command))
  }
})

it('the program says nothing more when a reader wants the beginning only', () => {
  const program = join(import.meta.dirname, '../../server/peilmoment.mjs')
  const asked = `estimate --data ${join(folder, 'persons.csv')} --model km --formula 'Surv(spell.days, spell.ended) ~ birthYear' --json`
  const { stdout, stderr } = spawnSync('sh', ['-c', `node ${program} ${asked} | head -n 1`], {
    encoding: 'utf8',
  })
  expect([stdout, stderr]).toEqual(['{\n', ''])
})
