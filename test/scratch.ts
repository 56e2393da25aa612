import { replicate } from '../analysis/coverage/replicate.ts'
import { coverageCounter, coverageTotals } from '../analysis/coverage/summary.ts'
import { buildPanel } from '../analysis/index.ts'
import { design } from '../surveys/het-eerste-jaar/design.ts'
import { drawInformativePanel, trueValues } from '../surveys/het-eerste-jaar/simulation/index.ts'
import { compileExpression } from '../surveys/instrument/index.ts'

let t = performance.now()
const lap = (w: string) => {
  console.log(w, (performance.now() - t).toFixed(0))
  t = performance.now()
}
const truth = trueValues(99, 20000)
lap('truth')
const counter = coverageCounter(truth, 0.05)
for (let s = 0; s < Number(process.argv[2]); s++) {
  const records = [...drawInformativePanel(1000 + s, Number(process.argv[3]))]
  if (s < 3) lap('draw')
  const panel = buildPanel(design, records, compileExpression)
  if (s < 3) lap('panel')
  counter.add(replicate(panel, design))
  if (s < 3) lap('rep')
}
lap('all')
const rows = counter.rows()
console.log(coverageTotals(rows))
for (const r of rows)
  if (r.coverage < 0.9 || r.estimator.includes('mean'))
    console.log(
      r.estimator,
      r.target,
      r.truth.toFixed(3),
      'bias',
      r.bias.toFixed(3),
      '±',
      r.biasError.toFixed(3),
      'cov',
      r.coverage.toFixed(2),
      r.power,
    )
