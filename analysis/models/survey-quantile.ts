import { SHARE_INTERVALS } from '../estimators/survey/proportion.ts'
import { surveyQuantile } from '../estimators/survey/quantile.ts'
import { QUANTILE_RULES } from '../estimators/survey/quantile-rules.ts'
import type { Model } from './model.ts'
import { DESIGN_OPTIONS, designMeasures, domainsOf, missingRows, surveyFrame } from './survey-frame.ts'
import { askedOf } from './survey-mean.ts'

export const surveyQuantileModel: Model = {
  name: 'survey-quantile',
  about: 'quantiles of a sample, the median unless asked otherwise: ~ a, or a ~ group',
  options: [...DESIGN_OPTIONS, 'quantiles', 'rule', 'interval'],
  run(table, options) {
    const frame = surveyFrame(table, options)
    const { design } = frame
    const { variables, groups } = askedOf(options.formula, frame)
    const level = variables.find(({ recipe }) => recipe.parts.some(({ kind }) => kind === 'level'))
    if (level !== undefined)
      throw new RangeError(`survey-quantile requires numbers, got the categories of '${level.recipe.term}'.`)
    const { domains, ungrouped } = domainsOf(frame, groups)
    const shares = sharesOf(options.quantiles)
    const rule = pick('rule', options.rule ?? 'math', QUANTILE_RULES)
    const interval = pick('interval', options.interval ?? 'mean', SHARE_INTERVALS)
    const dropped = missingRows(
      variables.map(({ values }) => values),
      ungrouped,
    )
    const coefficients = domains.flatMap((domain) =>
      variables.flatMap(({ recipe, values }) =>
        surveyQuantile(design, values, shares, {
          rule,
          interval,
          domain: domain.rows,
          ...(options.level === undefined ? {} : { level: options.level }),
        }).map((inference, i) => ({
          term: `${domain.name === null ? '' : `${domain.name}:`}${recipe.term}${shares.length === 1 ? '' : ` ${shares[i]}`}`,
          ...inference,
        })),
      ),
    )
    const n = design.rows - dropped
    if (n === 0) throw new RangeError(`The formula '${options.formula}' has no row without missing values.`)
    return {
      method: `survey quantile, rule ${rule}, Woodruff's intervals`,
      n,
      dropped: frame.weightless + dropped,
      coefficients,
      covariance: null,
      fit: designMeasures(design),
      notes: [
        ...frame.notes,
        ...(dropped > 0 ? [`${dropped} rows stand outside because a value is missing.`] : []),
      ],
    }
  },
}

function sharesOf(list: string | undefined): number[] {
  if (list === undefined) return [0.5]
  return list.split(',').map((text) => {
    const share = Number(text)
    if (text.trim() !== '' && share > 0 && share < 1) return share
    throw new RangeError(`--quantiles requires shares between 0 and 1, got '${text}'.`)
  })
}

function pick<T extends string>(what: string, given: string, known: readonly T[]): T {
  const found = known.find((name) => name === given)
  if (found === undefined)
    throw new RangeError(`The ${what} '${given}' is not known. Known: ${known.join(', ')}.`)
  return found
}
