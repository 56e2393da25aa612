import { describe, expect, test } from 'vitest'
import { type EstimateOptions, type EstimateResult, estimate, models } from '../../analysis/index.ts'

/** Sixty rows of twenty members: numbers, counts, shares, categories, durations, and columns with which nothing can be done. */
const names = 'id,t,y,x,z,g,h,b,count,w,size,start,stop,event,imp,none,five,text,odd,half,twin'.split(',')
const rows = Array.from({ length: 60 }, (_, i) => {
  const id = Math.floor(i / 3) + 1
  const x = ((i * 7) % 11) / 2
  return [
    id,
    (i % 3) + 1,
    x + ((i * 5) % 7),
    x,
    (i * i) % 13,
    ['a', 'b', 'c'][(i * 3 + id) % 3],
    ['p', 'q'][(i >> 1) % 2],
    (i * 3 + (i >> 2)) % 5 < 2 ? 1 : 0,
    (i * 5 + id) % 6,
    1 + (i % 4),
    400,
    i % 5,
    5 + ((i * 7) % 19),
    i % 3 === 0 ? 0 : 1,
    (i % 2) + 1,
    'NA',
    5,
    `word ${i % 4}`,
    i === 7 ? 'Inf' : i,
    i % 2 === 0 ? i : 'NA',
    2 * x - 1,
  ].join(',')
})
const data = [names.join(','), ...rows].join('\n')

type Options = Omit<EstimateOptions, 'data' | 'model'>

/** A good question for each model; the outcome is `outcome`, so that another can be put in its place. */
interface Good extends Options {
  readonly outcome: string | null
}
const regression = (outcome: string, more: object = {}): Good => ({
  outcome,
  formula: `${outcome} ~ x + z`,
  ...more,
})
const sample = { weights: 'w', strata: 'h', psu: 'id' }
const duration = (right: string): Good => ({ outcome: 'stop', formula: `Surv(stop, event) ~ ${right}` })
const margins = 'variable,level,count\ng,a,100\ng,b,50\ng,c,50'
const GOOD: Readonly<Record<string, Good>> = {
  ols: regression('y'),
  logit: regression('b'),
  poisson: regression('count'),
  negbin: regression('count'),
  'hurdle-poisson': regression('count'),
  'hurdle-negbin': regression('count'),
  tobit: regression('y'),
  gee: regression('y', { unit: 'id' }),
  lmer: { outcome: 'y', formula: 'y ~ x + z + (1 | id)' },
  within: regression('y', { unit: 'id', time: 't' }),
  'first-difference': regression('y', { unit: 'id', time: 't' }),
  between: regression('y', { unit: 'id' }),
  random: regression('y', { unit: 'id', time: 't' }),
  mundlak: regression('y', { unit: 'id', time: 't' }),
  'conditional-logit': regression('b', { unit: 'id' }),
  'fe-poisson': regression('count', { unit: 'id' }),
  'survey-mean': { outcome: 'y', formula: 'y ~ g', ...sample },
  'survey-total': { outcome: 'y', formula: 'y ~ g', ...sample },
  'survey-ratio': { outcome: 'y', formula: 'y ~ x', ...sample },
  'survey-variance': { outcome: 'y', formula: 'y ~ g', ...sample },
  'survey-quantile': { outcome: 'y', formula: 'y ~ g', ...sample },
  'survey-regression': regression('y', sample),
  'survey-chisq': { outcome: null, formula: '~ g + h', ...sample },
  rake: { outcome: 'y', formula: 'y ~ g', weights: 'w', margins },
  poststratify: { outcome: 'y', formula: 'y ~ g', weights: 'w', margins },
  representativeness: regression('b'),
  km: duration('g'),
  logrank: duration('g'),
  cox: duration('x + z'),
  'cumulative-incidence': duration('g'),
  ate: { outcome: 'y', formula: 'y ~ b + x + z' },
  'doubly-robust': { outcome: 'y', formula: 'y ~ b + x + z' },
}

const ask = (model: string, change: Partial<EstimateOptions> = {}): EstimateResult => {
  const { outcome: _, ...options } = GOOD[model]!
  return estimate({ data, model, ...options, ...change })
}

/** A formula with other text for one of its names. */
const withFormula = (model: string, from: RegExp, to: string) => ({
  formula: GOOD[model]!.formula.replace(from, to),
})

const SENTENCE = /^\S+ .{15,}/s

/** What a question comes to: a sentence, or a result of which every number is one. */
function answer(question: () => EstimateResult): string | EstimateResult {
  try {
    const result = question()
    expect(brokenNumbers(result)).toEqual([])
    return result
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    expect(error.message).toMatch(SENTENCE)
    expect(error.message).not.toMatch(/undefined|NaN|\[object/)
    return error.message
  }
}

function brokenNumbers(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`]
  if (value === null || typeof value !== 'object') return value === undefined ? [`${path}: undefined`] : []
  return Object.entries(value).flatMap(([key, own]) => brokenNumbers(own, `${path}/${key}`))
}

const isRefused = (found: string | EstimateResult): string => {
  if (typeof found !== 'string') throw new Error(`not refused: ${JSON.stringify(found).slice(0, 300)}`)
  return found
}

test('every model has a good question here, and answers it', () => {
  expect(Object.keys(GOOD).sort()).toEqual(models.map(({ name }) => name).sort())
  for (const { name } of models) {
    const result = ask(name)
    expect([name, brokenNumbers(result)]).toEqual([name, []])
    expect(result.n).toBeGreaterThan(0)
  }
})

/** Options that name columns, and options of which the words or numbers are counted. */
const COLUMNS = [
  'cluster',
  'weights',
  'unit',
  'time',
  'strata',
  'psu',
  'fpc',
  'treatment',
  'imputation',
] as const
const WORDS = [
  'se',
  'df',
  'effects',
  'steps',
  'correlation',
  'likelihood',
  'lonely',
  'interval',
  'rule',
  'family',
  'estimand',
  'clip',
  'quantiles',
  'times',
  'until',
  'rho',
  'ties',
  'left',
] as const

describe.each(models.map((model) => [model.name, model] as const))('%s', (name, model) => {
  const { outcome } = GOOD[name]!

  test.each([
    '',
    'y',
    'y ~',
    '~',
    'y ~ x +',
    'y ~ (x',
    'y ~ x ~ z',
    'y ~ 3',
    'y ~ sin(',
    'y y ~ x',
    'y ~ x %% z',
  ])('the formula %j is refused with a sentence', (formula) => {
    isRefused(answer(() => ask(name, { formula })))
  })
  test('a column that does not exist is named', () => {
    const found = isRefused(answer(() => ask(name, withFormula(name, /\b[xg]\b/, 'nobody'))))
    expect(found).toContain("'nobody'")
    if (outcome === null) return
    const other = withFormula(name, new RegExp(`\\b${outcome}\\b`), 'nobody')
    expect(isRefused(answer(() => ask(name, other)))).toContain("'nobody'")
  })
  for (const option of COLUMNS.filter((own) => model.options.includes(own)))
    test(`--${option} with a column that does not exist is refused, and the column named`, () => {
      expect(isRefused(answer(() => ask(name, { [option]: 'nobody' })))).toContain("'nobody'")
    })
  for (const option of WORDS.filter((own) => model.options.includes(own)))
    test(`--${option} with a word that is not known is refused, and the word repeated`, () => {
      expect(isRefused(answer(() => ask(name, { [option]: 'sideways' })))).toContain('sideways')
    })
  test('options that it does not know are refused', () => {
    for (const option of [...COLUMNS, ...WORDS].filter((own) => !model.options.includes(own)))
      expect(isRefused(answer(() => ask(name, { [option]: 'x' })))).toContain(`has no option '${option}'`)
  })
  for (const option of model.required ?? [])
    test(`--${option} is required`, () => {
      expect(isRefused(answer(() => ask(name, { [option]: undefined })))).toContain(`requires --${option}`)
    })
  test.each([0, 1, -1, 2])('the level %d is refused', (level) => {
    isRefused(answer(() => ask(name, { level })))
  })
  if (model.options.includes('contrast'))
    test.each(['nobody = 0', '= 0', 'x =', 'x + = 0', ''])('the contrast %j is refused', (contrast) => {
      isRefused(answer(() => ask(name, { contrast: [contrast] })))
    })
  // Of categories each has a share, a count and a variance.
  const described = /^survey-(mean|total|variance)$|^rake$|^poststratify$/.test(name)
  if (outcome !== null)
    test.each(described ? ['none', 'odd'] : ['text', 'none', 'odd'])(
      'an outcome that is %s is refused',
      (other) => {
        isRefused(answer(() => ask(name, withFormula(name, new RegExp(`\\b${outcome}\\b`), other))))
      },
    )
  test('no row is refused, and a header without names', () => {
    isRefused(answer(() => ask(name, { data: names.join(',') })))
    isRefused(answer(() => ask(name, { data: '' })))
  })

  const few = (count: number) => [names.join(','), ...rows.slice(0, count)].join('\n')
  const changes: readonly (readonly [string, Partial<EstimateOptions>])[] = [
    ...[1, 2, 3, 4].map((count) => [`${count} rows`, { data: few(count) }] as const),
    ['a regressor that is constant', withFormula(name, /\bx\b/, 'five')],
    ['a regressor that is missing', withFormula(name, /\b[xg]\b/, 'none')],
    ['a regressor without end', withFormula(name, /\b[xg]\b/, 'odd')],
    ['a regressor of words', withFormula(name, /\b[xg]\b/, 'text')],
    ['a regressor missing on half of the rows', withFormula(name, /\b[xg]\b/, 'half')],
    ['regressors that are each other’s double', withFormula(name, /\bz\b/, 'twin')],
    ['a regressor that is the outcome', withFormula(name, /\bx\b/, outcome ?? 'x')],
    ['a regressor that tells units apart', withFormula(name, /\bx\b/, 'factor(id)')],
    ['an outcome that is constant', withFormula(name, new RegExp(`\\b${outcome}\\b`), 'five')],
    ['an outcome of zeros', withFormula(name, new RegExp(`\\b${outcome}\\b`), 'I(y - y)')],
    ['an outcome of ones', withFormula(name, new RegExp(`\\b${outcome}\\b`), 'I(y - y + 1)')],
    ['an outcome below zero', withFormula(name, new RegExp(`\\b${outcome}\\b`), 'I(-y - 1)')],
    ['an outcome that a regressor tells', withFormula(name, new RegExp(`\\b${outcome}\\b`), 'I(x > 2)')],
    ['an outcome of large numbers', withFormula(name, new RegExp(`\\b${outcome}\\b`), 'I(y * 1e150)')],
    ['a power without end', withFormula(name, /\b[xg]\b/, 'I(exp(x * 1000))')],
    ...COLUMNS.filter((option) => model.options.includes(option)).flatMap((option) =>
      ['none', 'five', 'text', 'half', 'odd', 'y', 'b'].map(
        (column) => [`${column} as ${option}`, { [option]: column }] as const,
      ),
    ),
  ]
  test.each(changes)('%s: a sentence, or a result of which every number is one', (_, change) => {
    answer(() => ask(name, change))
  })
})
