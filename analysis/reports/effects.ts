import type { AnalysisPlan } from '../../surveys/design.ts'
import { columnOf, filterRows } from '../columns.ts'
import type { Basis } from '../disclosure/tally.ts'
import { type Effect, type EffectRow, effectTable, fitted } from '../effect-table/effect-table.ts'
import { type PlannedModel, plannedModel, quoted } from '../effect-table/planned-model.ts'
import { type RobustnessRow, robustness } from '../effect-table/robustness.ts'
import { infer } from '../estimators/inference/inference.ts'
import { linearContrast } from '../estimators/inference/linear-contrast.ts'
import { take } from '../linear-algebra/take.ts'
import { basisOf, footnotesOf, isCode, labelOf, periodLabel, type ReportBase, summarise } from './base.ts'
import { commandOf, equals, forFile, type ReportCommand } from './commands/command.ts'
import type { PublishedContrast } from './published.ts'
import {
  type Cell,
  type CellFrame,
  cell,
  emptyCell,
  type ReportRow,
  type ReportTable,
  type RobustnessCells,
  text,
  type Unit,
  withheld,
} from './table.ts'

const UNITS: Readonly<Record<AnalysisPlan['outcomes'][number]['model'], Unit>> = {
  logit: 'points',
  ols: 'hours',
  poisson: 'applications per month',
}

/**
 * Table 1: what each form of support does to search behaviour, per group: one mark and the effects under it.
 *
 * @param checked estimates the same in other ways too, which takes many times as long
 */
export function table1(base: ReportBase, checked: boolean): ReportTable {
  const { plan } = base.design
  const { long } = base.panel
  const found = effectTable(long, plan, (members, bitsOf, groups) => basisOf(base, members, bitsOf, groups))
  const inGroup = (group: string) => found.filter((row) => row.group === group)
  const checks = new Map(
    (checked ? base.groups : []).map((group) => {
      const rows = filterRows(long, isCode(columnOf(long, plan.group), group))
      const marks = inGroup(group).map((row) => row.mark)
      return [group, robustness(base.panel, rows, plan, marks)]
    }),
  )
  const rows = plan.supports.map(({ variable }, place): ReportRow => {
    const cells: Record<string, Cell> = {}
    for (const group of base.groups) {
      const row = inGroup(group)[place]!
      cells[`${group}.mark`] = markCell(base, row, checks.get(group)?.[place] ?? null)
      for (const effect of row.effects) cells[`${group}.${effect.outcome}`] = effectCell(base, effect)
    }
    return { key: variable, label: labelOf(base, variable), footnotes: footnotesOf(base, variable), cells }
  })
  return {
    title: text('Ondersteuning en zoekgedrag', 'Support and search behaviour'),
    note: [
      text(
        `++ op alle uitkomsten omhoog, + op een deel omhoog en nergens omlaag, - op een deel omlaag en nergens omhoog, -- op alle omlaag, ± beide, leeg: op geen enkele uitkomst een aantoonbaar verschil. Getoetst op ${plan.alpha * 100} procent, tweezijdig.`,
        `++ up on all outcomes, + up on some and down on none, - down on some and up on none, -- down on all, ± both, empty: no demonstrable difference on any outcome. Tested at ${plan.alpha * 100} per cent, two-sided.`,
      ),
      text(
        'Per uitkering en uitkomst één model over beide halfjaren, met alle vormen van steun en de achtergrond. Zoeken: verschil in kans. Uren: verschil per week, niet zoeken telt als 0. Sollicitaties: verschil per maand.',
        'Per benefit and outcome one model over both half-years, with all forms of support and the background. Searching: difference in probability. Hours: difference per week, not searching counts as 0. Applications: difference per month.',
      ),
      text(
        'Het verband is niet zonder meer oorzaak en gevolg: wie steun krijgt, kan ook anders zijn.',
        'The association is not simply cause and effect: those who get support may differ in other ways.',
      ),
    ],
    columns: base.groups.flatMap((group) => [
      { key: `${group}.mark`, label: text(group, group), unit: 'mark' as const },
      ...plan.outcomes.map((outcome) => ({
        key: `${group}.${outcome.variable}`,
        label: labelOf(base, outcome.variable),
        unit: UNITS[outcome.model],
      })),
    ]),
    rows,
  }
}

function markCell(base: ReportBase, row: EffectRow, checks: readonly RobustnessRow[] | null): Cell {
  const { plan } = base.design
  const published = base.published.table1[row.support]?.[row.group]
  const frame: CellFrame = { weight: base.weight, unit: 'mark', minimumN: plan.minimumN }
  const method = `mark at ${plan.alpha}`
  const [first] = row.effects
  const nothing = infer(null, null, { df: null, n: first!.n, method })
  const own = cell(
    nothing,
    basisOfEffect(base, first!),
    frame,
    published === undefined ? undefined : { mark: published },
  )
  if (row.effects.some((effect) => effect.suppressed))
    return withheld({ ...own, mark: null }, 'too few persons')
  return {
    ...own,
    persons: Math.max(...row.effects.map((effect) => effect.persons)),
    mark: row.mark,
    ...(checks && { robustness: checks.map((check) => robustnessCells(base, frame, check, row)) }),
  }
}

function robustnessCells(
  base: ReportBase,
  frame: CellFrame,
  { check, mark, survives, effects }: RobustnessRow,
  row: EffectRow,
): RobustnessCells {
  const weight = check === 'unweighted' ? null : base.weight
  const cells = base.design.plan.outcomes.map(({ variable, model }, place) => {
    const own: CellFrame = { ...frame, weight, unit: UNITS[model] }
    const effect = effects[place] ?? null
    const basis = basisOfEffect(base, row.effects[place]!)
    return [variable, effect === null ? emptyCell(own, 'not estimable') : cell(effect, basis, own)] as const
  })
  return { check, mark, survives, effects: Object.fromEntries(cells) }
}

/** Nobody, when there was no model. */
function basisOfEffect({ profiles }: ReportBase, { basis }: Effect): Basis {
  return basis ?? { all: new Float64Array(profiles.count), groups: [] }
}

function effectCell(base: ReportBase, effect: Effect): Cell {
  const { plan } = base.design
  const { model } = plan.outcomes.find((outcome) => outcome.variable === effect.outcome)!
  const frame: CellFrame = { weight: base.weight, unit: UNITS[model], minimumN: plan.minimumN }
  const own = cell(effect, basisOfEffect(base, effect), frame)
  const { pHolm, pBenjaminiHochberg, detectable } = effect
  return own.suppressed ? own : { ...own, pHolm, pBenjaminiHochberg, detectable }
}

/** Mean hours of search per week, per period and group. */
export function hours(base: ReportBase): ReportTable {
  const { plan } = base.design
  const { long } = base.panel
  const group = columnOf(long, plan.group)
  const period = columnOf(long, 'period')
  const values = columnOf(long, 'hours').values
  const frame: CellFrame = { weight: base.weight, unit: 'hours', minimumN: plan.minimumN }
  const rows = plan.periods.map((wave): ReportRow => {
    const cells: Record<string, Cell> = {}
    for (const code of base.groups) {
      const inGroup = isCode(group, code)
      const inPeriod = isCode(period, wave)
      const { inference, basis } = summarise(base, 'mean', values, (row) => inGroup(row) && inPeriod(row))
      const published = base.published.hours[code]?.[wave]
      cells[code] = cell(inference, basis, frame, published === undefined ? undefined : { value: published })
    }
    return { key: wave, label: periodLabel(base, wave), footnotes: [], cells }
  })
  return {
    title: text('Uren zoeken per week', 'Hours of search per week'),
    note: [text('Wie niet zoekt, telt als 0 uur.', 'Those who do not search count as 0 hours.')],
    columns: base.groups.map((code) => ({ key: code, label: text(code, code), unit: 'hours' as const })),
    rows,
  }
}

/**
 * The published contrasts: hours with all forms of support minus hours with one form only, from one least squares model
 * per group in which each form has its own effect in each period. Equal to the sum of the effects of the other forms.
 */
export function contrasts(base: ReportBase): ReportTable {
  const { plan } = base.design
  const outcome = plan.outcomes.find((other) => other.model === 'ols')
  const frame: CellFrame = { weight: base.weight, unit: 'hours', minimumN: plan.minimumN }
  const group = columnOf(base.panel.long, plan.group)
  const interactions = plan.supports.map(({ variable }) => `period:${quoted(variable)}`)
  const models = new Map(
    base.groups.map((code) => {
      const rows = filterRows(base.panel.long, isCode(group, code))
      const model =
        outcome === undefined
          ? null
          : fitted(() => plannedModel(rows, plan, outcome, { extra: interactions }))
      return [code, model]
    }),
  )
  const commands: ReportCommand[] = []
  const rows = base.published.contrasts.map((contrast): ReportRow => {
    const published = { value: contrast.value }
    const model = models.get(contrast.group)
    const own =
      model === null || model === undefined
        ? emptyCell(frame, 'not estimable', published)
        : cell(contrastOf(model, contrast, plan), everyoneIn(base, model), frame, published)
    const only = labelOf(base, contrast.only)
    const when = periodLabel(base, contrast.period)
    const key = `${contrast.group}.${contrast.period}.${contrast.only}`
    if (model)
      commands.push({
        row: key,
        column: 'difference',
        command: commandOf(base, {
          model: 'ols',
          formula: forFile(base.panel.long, model.formula),
          rows: [equals(base.panel.long, plan.group, contrast.group)],
          options: ['--cluster member', `--contrast '${termsOfContrast(model, contrast, plan).join(' + ')}'`],
        }),
      })
    return {
      key,
      label: text(
        `${contrast.group}, ${when.nl.toLowerCase()}: alle vormen min alleen ${only.nl}`,
        `${contrast.group}, ${when.en.toLowerCase()}: all forms minus ${only.en} only`,
      ),
      footnotes: [],
      cells: { difference: own },
    }
  })
  return {
    title: text('Alle vormen van steun tegenover één vorm', 'All forms of support against one form'),
    note: [
      text(
        'Verschil in uren zoeken per week tussen iemand die alle vormen krijgt en iemand die er één krijgt: de som van de verschillen bij de andere vormen in dat halfjaar.',
        'Difference in hours of search per week between someone who gets all forms and someone who gets one: the sum of the differences of the other forms in that half-year.',
      ),
    ],
    columns: [{ key: 'difference', label: text('uur per week', 'hours per week'), unit: 'hours' }],
    rows,
    commands,
  }
}

function everyoneIn(base: ReportBase, { frame }: PlannedModel): Basis {
  return basisOf(base, take(columnOf(frame.table, 'member').values, frame.rows), () => 1, 0)
}

/** The terms that a contrast is the sum of. */
function termsOfContrast(
  { frame }: PlannedModel,
  { period, only }: PublishedContrast,
  plan: AnalysisPlan,
): string[] {
  const wanted = new Set(
    plan.supports
      .filter(({ variable }) => variable !== only)
      .flatMap(({ variable }) => [
        quoted(variable),
        `period${period}:${quoted(variable)}`,
        `${quoted(variable)}:period${period}`,
      ]),
  )
  return frame.recipes.map(({ term }) => term).filter((term) => wanted.has(term))
}

function contrastOf(model: PlannedModel, contrast: PublishedContrast, plan: AnalysisPlan) {
  const { frame, fit, variance, method } = model
  const wanted = new Set(termsOfContrast(model, contrast, plan))
  const terms = frame.recipes.map((recipe) => recipe.term)
  const options = { df: fit.df, n: fit.n, method }
  if (fit.dropped.some((j) => wanted.has(terms[j]!))) return infer(null, null, options)
  const factors = fit.kept.map((j) => (wanted.has(terms[j]!) ? 1 : 0))
  return linearContrast(fit.coefficients, variance, factors, options)
}
