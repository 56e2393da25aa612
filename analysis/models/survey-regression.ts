import { waldTest } from '../estimators/inference/linear-contrast.ts'
import { SURVEY_FAMILIES, surveyRegression } from '../estimators/survey/regression.ts'
import { totalVariance } from '../estimators/survey/total-variance.ts'
import { deparse } from '../formula/expression.ts'
import { type ModelFrame, modelFrame } from '../formula/model-frame.ts'
import { coefficientTable } from './coefficients.ts'
import { familyNamed } from './families.ts'
import type { Model, ResultTable } from './model.ts'
import { rowNotes } from './regression.ts'
import { DESIGN_OPTIONS, designMeasures, surveyFrame } from './survey-frame.ts'

export const surveyRegressionModel: Model = {
  name: 'survey-regression',
  about: 'regression on a sample: --family gaussian, logit or poisson',
  options: [...DESIGN_OPTIONS, 'family', 'offset', 'contrast'],
  run(table, options) {
    const family = familyNamed(options.family ?? 'gaussian', SURVEY_FAMILIES)
    const { design, rows: designRows, notes } = surveyFrame(table, options)
    const frame = modelFrame(table, options.formula, options)
    const rows = placesIn(designRows, frame, design.rows)
    const found = surveyRegression(design, rows, frame.columns, frame.y, family, frame.offset)
    const { fit, estimates, influence, n, df } = found
    const terms = frame.recipes.map((recipe) => recipe.term)
    const lost = fit.separated.length === fit.columns.length
    const variance = lost ? null : totalVariance(design, influence)
    const method = `survey ${family === 'gaussian' ? 'least squares' : `quasi-${family}`}, linearised`
    const left = Math.max(0, df)
    const say = rowNotes(frame)
    if (fit.dropped.length > 0)
      say.push(
        `Not estimated, because a sum of terms before it: ${fit.dropped.map((j) => terms[j]).join(', ')}.`,
      )
    if (fit.separated.length > 0)
      say.push(
        `No finite estimate: the outcome is predicted without error by ${fit.separated.map((j) => terms[fit.kept[j]!]).join(', ')}.`,
      )
    if (fit.model !== 'ols' && !fit.converged) say.push('The estimates did not converge.')
    if (df < 1) say.push('No degrees of freedom are left: there are no more units than strata and terms.')
    return {
      method,
      n,
      dropped: frame.dropped,
      ...coefficientTable(
        {
          terms,
          kept: fit.kept,
          coefficients: estimates,
          variance,
          df: left,
          n,
          method,
          level: options.level,
          infinite: fit.separated,
        },
        options.contrast,
      ),
      fit: {
        dispersion: finite(found.dispersion),
        deviance: finite(found.deviance),
        residualDf: df,
        ...designMeasures(design),
      },
      tables:
        variance === null || fit.separated.length > 0
          ? []
          : [termTests(frame, fit.kept, estimates, variance, left)],
      notes: [...notes.filter((note) => !note.endsWith('no weight.')), ...say],
    }
  },
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

/** Places in the design of the rows that a model frame uses. */
function placesIn(designRows: Int32Array | null, { rows, n }: ModelFrame, count: number): Int32Array {
  const used = rows ?? Int32Array.from({ length: n }, (_, row) => row)
  if (designRows === null) return used
  const placeOf = new Map<number, number>()
  for (let place = 0; place < count; place++) placeOf.set(designRows[place]!, place)
  return used.map((row) => placeOf.get(row)!)
}

/** A Wald test per term of the formula, which may have several coefficients. */
function termTests(
  { formula, recipes }: ModelFrame,
  kept: readonly number[],
  estimates: readonly number[],
  variance: Float64Array,
  df: number,
): ResultTable {
  const rows = formula.terms.flatMap((term) => {
    const key = term.map(deparse).sort().join('\n')
    const places = kept.flatMap((j, place) => {
      const parts = recipes[j]!.parts.map(({ expression }) => deparse(expression))
      return parts.sort().join('\n') === key ? [place] : []
    })
    if (places.length === 0 || df < 1) return []
    const test = waldTest(estimates, variance, places, df)
    return test === null ? [] : [[term.map(deparse).join(':'), test.f, test.restrictions, df, test.pF]]
  })
  return { title: 'Wald tests by term', columns: ['term', 'F', 'df', 'denominator df', 'p'], rows }
}
