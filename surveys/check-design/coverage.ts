/** Which variable of the analysis plan is computed in which wave, and from which items: the plan held against the questions. */
import type { AnalysisPlan, StudyDesign } from '../design.ts'
import { baseName, type Instrument, itemRead, parseExpression } from '../instrument/index.ts'
import type { Report } from './rules/index.ts'
import { instrumentOf, type Study } from './study.ts'

export interface CoverageCell {
  readonly formula: string
  /** Items of the wave that it is computed from, also by way of other variables. */
  readonly items: readonly string[]
  /** Register facts, events, preloads and the period before, as they stand between braces. */
  readonly given: readonly string[]
}

export interface CoverageRow {
  readonly variable: string
  readonly level: 'period' | 'member'
  /** By wave of the plan; null: it is not computed there. */
  readonly waves: Readonly<Record<string, CoverageCell | null>>
}

export function coverageMatrix(study: Study): CoverageRow[] {
  const { design } = study
  return planVariables(design).map((name) => {
    const { level } = design.variables.find((variable) => variable.name === name)!
    const cells = design.plan.periods.map((wave) => [wave, cellOf(study, name, wave)] as const)
    return { variable: name, level, waves: Object.fromEntries(cells) }
  })
}

export function checkCoverage(study: Study, report: Report): void {
  for (const { variable, level, waves } of coverageMatrix(study)) {
    // A variable of the member is computed once, in whichever wave has it.
    if (level === 'member') continue
    const index = study.design.variables.findIndex(({ name }) => name === variable)
    for (const [wave, cell] of Object.entries(waves)) {
      if (cell === null) report('P621', `variables[${index}].formula`, { name: variable, wave })
    }
  }
}

/** In the order of the plan, each once; names that are no variable are for the check of the plan. */
function planVariables({ plan, variables }: StudyDesign): string[] {
  const known = new Set(variables.map(({ name }) => name))
  return [...new Set(namesIn(plan))].filter((name) => known.has(name))
}

function namesIn(plan: AnalysisPlan): string[] {
  return [
    plan.group,
    ...plan.outcomes.flatMap(({ variable, exposure }) => [variable, ...(exposure ? [exposure] : [])]),
    ...plan.supports.map(({ variable }) => variable),
    ...plan.covariates,
    ...plan.selectionCovariates,
    ...Object.values(plan.selectionAmong ?? {}),
    ...(plan.weighting?.known ?? []),
    ...(plan.weighting?.earlier ?? []),
    ...Object.keys(plan.weighting?.margins ?? {}),
    ...Object.values(plan.alternatives?.covariates ?? {}).flat(),
    ...(plan.filters ?? []),
  ]
}

function cellOf(study: Study, name: string, wave: string): CoverageCell | null {
  const { variables } = study.design
  const index = variables.findIndex((variable) => variable.name === name)
  const { formula } = variables[index]!
  const text = formula[wave] ?? formula['*']
  if (text === undefined) return null
  const items = new Set<string>()
  const given = new Set<string>()
  gather(study, instrumentOf(study, wave), wave, index, { items, given })
  return { formula: text, items: [...items], given: [...given] }
}

interface Sources {
  readonly items: Set<string>
  readonly given: Set<string>
}

function gather(
  study: Study,
  instrument: Instrument | undefined,
  wave: string,
  index: number,
  sources: Sources,
): void {
  const { variables } = study.design
  const { formula } = variables[index]!
  for (const name of readsOf(formula[wave] ?? formula['*'] ?? '')) {
    // `{content.pay}` is of the item `content`; `{period.months}` is of none.
    const read = instrument?.item(itemRead(name)) ? itemRead(name) : name
    const earlier = variables.findIndex(({ name }, at) => name === read && at < index)
    if (instrument?.item(read)) sources.items.add(read)
    else if (earlier >= 0) gather(study, instrument, wave, earlier, sources)
    else if (read.includes('.')) sources.given.add(read)
  }
}

/** None when the formula cannot be read, which is a problem of its own. */
function readsOf(formula: string): string[] {
  try {
    return parseExpression(formula).reads.map(baseName)
  } catch {
    return []
  }
}
