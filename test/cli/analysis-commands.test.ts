/** The commands of the analysis beside a plain regression: what they say and give, and each once as a user starts it. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { readCsv } from '../../analysis/index.ts'
import { run } from '../support/program.ts'
import { runInside } from '../support/program-inside.ts'

const folder = mkdtempSync(join(tmpdir(), 'peilmoment-analysis-'))
const data = (name: string) => join(import.meta.dirname, '../reference/data', `${name}.csv`)
const peilmoment = (...args: string[]) => runInside({ folder, env: {} }, args)
const started = (...args: string[]) => run({ folder, env: {} }, args)

/** A reference file once more as Parquet. */
function asParquet(name: string): string {
  const table = readCsv(readFileSync(data(name), 'utf8'))
  const file = join(folder, `${name}.parquet`)
  const bytes = parquetWriteBuffer({
    columnData: [...table.columns.values()].map(({ name: column, values, categories }) =>
      categories === undefined
        ? { name: column, data: Array.from(values, (v) => (Number.isNaN(v) ? null : v)), type: 'DOUBLE' }
        : { name: column, data: Array.from(values, (v) => categories[v] ?? null), type: 'STRING' },
    ),
  })
  writeFileSync(file, new Uint8Array(bytes))
  return file
}

describe('peilmoment estimate on a Parquet file', () => {
  const formula = 'union01 ~ school + exper + ethn + married'
  const asked = ['--formula', formula, '--model', 'logit', '--cluster', 'nr', '--json']

  it('refuses a column that is not there, and names all that are, with exit code 2', async () => {
    const file = asParquet('males')
    const wrong = ['--data', file, '--formula', 'union01 ~ schol', '--model', 'logit']
    const { code, error } = await peilmoment('estimate', ...wrong)
    expect(code).toBe(2)
    expect(error).toMatch(/^The data have no column 'schol'\. Columns: .*school/)
  })
  it('gives what the same file as CSV gives', async () => {
    const parquet = await started('estimate', '--data', asParquet('males'), ...asked)
    const csv = await peilmoment('estimate', '--data', data('males'), ...asked)
    expect(parquet.code).toBe(0)
    expect(JSON.parse(parquet.out)).toEqual(JSON.parse(csv.out))
  })
})

describe('peilmoment estimate with the order of categories and margins', () => {
  it('refuses an order without a name, and levels that leave a value out', async () => {
    const base = ['--data', data('males'), '--formula', 'exper ~ ethn', '--model', 'ols']
    const nameless = await peilmoment('estimate', ...base, '--levels', 'black,hisp')
    expect(nameless).toMatchObject({ code: 2 })
    expect(nameless.error).toContain("--levels requires 'variable=first,second'")
    const short = await peilmoment('estimate', ...base, '--levels', 'ethn=black,hisp')
    expect(short.code).toBe(2)
    expect(short.error).toContain("The levels of 'ethn' should name every value")
  })
  it('takes the first level as the reference', async () => {
    const levels = ['--levels', 'ethn=other,hisp,black']
    const base = ['--data', data('males'), '--formula', 'exper ~ ethn', '--model', 'ols', '--json']
    const { out } = await peilmoment('estimate', ...base, ...levels)
    const terms = JSON.parse(out).coefficients.map(({ term }: { term: string }) => term)
    expect(terms).toEqual(['(Intercept)', 'ethnhisp', 'ethnblack'])
  })
  it('rakes to the margins of a file, and says when that file is not there', async () => {
    const margins = join(folder, 'margins.csv')
    writeFileSync(margins, 'variable,level,count\nstype,E,4421\nstype,H,755\nstype,M,1018\n')
    const base = [
      '--data',
      data('apistrat'),
      '--formula',
      'api00 ~ stype',
      '--model',
      'rake',
      '--weights',
      'pw',
    ]
    const missing = await peilmoment('estimate', ...base, '--margins', join(folder, 'none.csv'))
    expect(missing).toMatchObject({ code: 2 })
    expect(missing.error).toContain('there is no such file')
    const { code, out } = await peilmoment('estimate', ...base, '--margins', margins)
    expect(code).toBe(0)
    expect(out).toContain('api00')
    expect(out).not.toMatch(/NaN|undefined|null/)
  })
})

describe('peilmoment coverage', () => {
  const small = ['--panels', '2', '--members', '300', '--seed', '7']

  it('refuses what is no number of panels', async () => {
    const { code, error } = await peilmoment('coverage', '--panels', 'many')
    expect(code).toBe(2)
    expect(error).toContain('--panels')
  })
  it('gives the same on one thread as on two, and says that nobody is real', async () => {
    const one = await peilmoment('coverage', ...small, '--threads', '1')
    const two = await started('coverage', ...small, '--threads', '2')
    expect(one.code).toBe(0)
    expect(one.out.split('\n').slice(0, 3)).toEqual([
      'peilmoment coverage --panels 2 --members 300 --seed 7',
      '',
      'Simulated panels; nobody real. 95% intervals.',
    ])
    expect(two.out).toBe(one.out)
    for (const estimator of ['OLS', 'logit AME', 'Poisson AME', 'AIPW', 'weighted mean', 'unweighted mean'])
      expect(one.out).toMatch(new RegExp(`^${estimator} +\\d+ +2 +[\\d.]+%`, 'm'))
  })
})

describe('peilmoment report --specifications', () => {
  it('refuses a study that is not there, and before the plan is locked shows people who were made up', async () => {
    expect((await peilmoment('report', 'nothing', '--specifications')).code).toBe(2)
    expect((await peilmoment('publish', 'het-eerste-jaar')).code).toBe(0)
    const { code, out } = await started('report', 'het-eerste-jaar', '--specifications', '--json')
    expect(code).toBe(0)
    const { curves, simulated } = JSON.parse(out)
    expect(simulated).toBe(true)
    expect(curves).toHaveLength(2 * 3 * 7)
  })
})
