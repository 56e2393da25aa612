/**
 * A model on one panel in a process of its own, so that its memory is its own: reads the file, estimates a few times, and prints
 * seconds and peak memory as JSON, of each model that is asked. Usage: one.ts FILE REPETITIONS MODEL[:continuous] …
 */
import { asyncBufferFromFile } from 'hyparquet'
import { makeTable, numberColumn, type Table } from '../../../analysis/columns.ts'
import { estimate } from '../../../analysis/estimate.ts'
import { readParquet } from '../../../analysis/parquet.ts'
import { REGRESSORS } from '../../analysis/speed-panel.ts'
import { quantile } from '../measure.ts'
import { OPTIONS_OF, OUTCOME_OF } from './ways.ts'

const [file = '', repetitions = '1', ...ways] = process.argv.slice(2)
const measured: unknown[] = []
for (const way of ways) measured.push(await measure(way))
console.log(JSON.stringify(measured))

async function measure(way: string) {
  const [model = '', continuous] = way.split(':')
  const outcome = OUTCOME_OF[model]!
  const formula = `${outcome} ~ ${REGRESSORS.join(' + ')}`
  const options = OPTIONS_OF[model]!
  const needed = new Set(['id', 'wave', 'weight', outcome, ...REGRESSORS])
  const start = performance.now()
  const panel = await readParquet(await asyncBufferFromFile(file), { needs: (name) => needed.has(name) })
  const read = (performance.now() - start) / 1000
  const data = continuous === undefined ? panel : withoutEqualRows(panel)
  const seconds: number[] = []
  for (let i = 0; i < Number(repetitions); i++) {
    const before = performance.now()
    estimate({ data, formula, ...options })
    seconds.push((performance.now() - before) / 1000)
  }
  const memory = process.resourceUsage().maxRSS / 1024
  return { read, seconds: quantile(seconds, 0.5), memory }
}

/** Age with a fraction that differs per row: no two rows are equal any more. */
function withoutEqualRows(table: Table): Table {
  const columns = [...table.columns.values()].map((column) =>
    column.name === 'age'
      ? numberColumn(
          'age',
          column.values.map((age, i) => age + ((i * 0.6180339887498949) % 1)),
        )
      : column,
  )
  return makeTable(columns)
}
