import type { Text } from '../../surveys/design.ts'
import { columnOf } from '../columns.ts'
import { type Basis, total } from '../disclosure/tally.ts'
import { groupsOf } from '../effect-table/effect-table.ts'
import { proportion } from '../estimators/description/proportion.ts'
import { infer } from '../estimators/inference/inference.ts'
import type { WeightSet } from '../weighting/weigh-panel.ts'
import { basisOf, isCode, levelLabel, periodLabel, type ReportBase } from './base.ts'
import { type Cell, cell, type ReportRow, type ReportTable, text, type Unit } from './table.ts'

/** A number about the weights themselves: it has no interval. */
function plain(base: ReportBase, basis: Basis, estimate: number | null, unit: Unit, method: string): Cell {
  const n = total(basis.all)
  const own = infer(estimate, null, { df: null, n, method })
  return cell(own, basis, { weight: null, unit, minimumN: base.design.plan.minimumN })
}

/** Members of a group who were asked in all periods of a pattern; those who answered them all. */
function askedBasis(base: ReportBase, { group, periods }: WeightSet): Basis {
  const { wide } = base.panel
  const inGroup = isCode(columnOf(wide, base.design.plan.group), group)
  const waves = periods.map((period) => columnOf(wide, `responded.${period}`).values)
  const bits = (row: number) =>
    !inGroup(row) || waves.some((wave) => Number.isNaN(wave[row]!))
      ? 0
      : waves.every((wave) => wave[row] === 1)
        ? 1
        : 2
  return basisOf(base, null, bits, 1)
}

function patternLabel(base: ReportBase, { group, periods }: WeightSet): Text {
  const all = periods.map((period) => periodLabel(base, period))
  const joined = (of: (label: Text) => string, and: string) => all.map(of).join(and)
  return text(
    `${group}: ${joined(({ nl }) => nl.toLowerCase(), ' en ')}`,
    `${group}: ${joined(({ en }) => en.toLowerCase(), ' and ')}`,
  )
}

function rateOf(asked: number, answered: number) {
  const values = Float64Array.from({ length: asked }, (_, i) => (i < answered ? 1 : 0))
  return proportion({ values, weights: null, clusters: null })
}

/** Per group and pattern of periods: who answered, how unequal the weights are, and what that costs. */
export function weights(base: ReportBase): ReportTable {
  const rows = base.weightSets.map((set): ReportRow => {
    const { n, min, max, deff, effective } = set.diagnostics
    const { asked } = set.steps[0]!
    const chance = set.steps.reduce((lowest, step) => lowest * (step.lowest ?? 1), 1)
    const mean = set.diagnostics.sum / n
    const basis = askedBasis(base, set)
    const own = (estimate: number | null, unit: Unit, method: string) =>
      plain(base, basis, estimate, unit, method)
    const rate = { weight: null, unit: 'share', minimumN: base.design.plan.minimumN } as const
    return {
      key: `${set.group}.${set.periods.join('+')}`,
      label: patternLabel(base, set),
      footnotes: set.notes.map((note) => text(note, note)),
      cells: {
        asked: own(asked, 'count', 'count'),
        answered: own(n, 'count', 'count'),
        rate: cell(rateOf(asked, n), basis, rate),
        lowestChance: own(chance, 'share', 'logit of answering'),
        smallest: own(min / mean, 'relative', 'weight over mean'),
        largest: own(max / mean, 'relative', 'weight over mean'),
        deff: own(deff, 'relative', 'Kish'),
        effective: own(effective, 'count', 'Kish'),
      },
    }
  })
  const column = (key: string, nl: string, en: string, unit: Unit) => ({ key, label: text(nl, en), unit })
  return {
    title: text('De weging', 'The weighting'),
    note: [
      text(
        'Elk gewicht is het steekproefgewicht gedeeld door de kans om mee te doen, daarna gelijkgetrokken met de hele steekproef en begrensd. Kleinste en grootste gewicht staan als deel van het gemiddelde. Het effectieve aantal zegt hoeveel even zware antwoorden even zeker zouden zijn.',
        'Each weight is the sampling weight divided by the chance to take part, then brought in line with the whole sample, and limited. The smallest and the largest weight are parts of the mean. The effective number says how many equally heavy answers would be as sure.',
      ),
    ],
    columns: [
      column('asked', 'gevraagd', 'asked', 'count'),
      column('answered', 'meegedaan', 'took part', 'count'),
      column('rate', 'aandeel dat meedeed', 'share that took part', 'share'),
      column('lowestChance', 'kleinste kans', 'lowest chance', 'share'),
      column('smallest', 'kleinste gewicht', 'smallest weight', 'relative'),
      column('largest', 'grootste gewicht', 'largest weight', 'relative'),
      column('deff', 'verlies aan zekerheid (deff)', 'loss of certainty (deff)', 'relative'),
      column('effective', 'effectief aantal', 'effective number', 'count'),
    ],
    rows,
  }
}

/** Members of a group in one level who answered every period. */
function levelBasis(base: ReportBase, group: string, variable: string, level: string): Basis {
  const { wide } = base.panel
  const { periods, group: of } = base.design.plan
  const inGroup = isCode(columnOf(wide, of), group)
  const inLevel = isCode(columnOf(wide, variable), level)
  const waves = periods.map((period) => columnOf(wide, `responded.${period}`).values)
  const bits = (row: number) =>
    inGroup(row) && inLevel(row) && waves.every((wave) => wave[row] === 1) ? 1 : 0
  return basisOf(base, null, bits, 1)
}

/** The margins of each group before weighting, after it, and as they should be, for who answered in every period. */
export function margins(base: ReportBase): ReportTable {
  const { periods, weighting } = base.design.plan
  const sets = base.weightSets.filter((set) => set.periods.length === periods.length)
  const { wide } = base.panel
  const rows = Object.keys(weighting?.margins ?? {}).flatMap((variable) =>
    groupsOf(columnOf(wide, variable)).map((level): ReportRow => {
      const cells: Record<string, Cell> = {}
      for (const { group, diagnostics } of sets) {
        const all = diagnostics.margins.filter((margin) => margin.variable === variable)
        const own = all.find((margin) => margin.level === level)
        if (own === undefined) continue
        const whole = (of: 'before' | 'after' | 'target') => all.reduce((sum, margin) => sum + margin[of], 0)
        const basis = levelBasis(base, group, variable, level)
        const share = (of: 'before' | 'after' | 'target') =>
          plain(base, basis, own[of] / whole(of), 'share', 'weighted share')
        cells[`${group}.before`] = share('before')
        cells[`${group}.after`] = share('after')
        cells[`${group}.target`] = share('target')
      }
      return { key: `${variable}.${level}`, label: levelLabel(base, variable, level), footnotes: [], cells }
    }),
  )
  return {
    title: text('Wie deed mee, voor en na de weging', 'Who took part, before and after weighting'),
    note: [
      text(
        'Aandelen onder wie in elk halfjaar meedeed, naast die van iedereen die is gevraagd.',
        'Shares among those who took part in every half-year, beside those of everyone who was asked.',
      ),
    ],
    columns: base.groups.flatMap((group) => [
      {
        key: `${group}.before`,
        label: text(`${group}: voor weging`, `${group}: before`),
        unit: 'share' as const,
      },
      {
        key: `${group}.after`,
        label: text(`${group}: na weging`, `${group}: after`),
        unit: 'share' as const,
      },
      {
        key: `${group}.target`,
        label: text(`${group}: iedereen`, `${group}: everyone`),
        unit: 'share' as const,
      },
    ]),
    rows: rows.filter(({ cells }) => Object.keys(cells).length > 0),
  }
}
