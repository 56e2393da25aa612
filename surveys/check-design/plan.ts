/** The plan: every name is a variable of the panel file, every footnote one of a concept. */

import type { DurationsDesign, StudyDesign } from '../design.ts'
import type { Report } from './rules/index.ts'

export function checkPlan(design: StudyDesign, report: Report): void {
  const { plan } = design
  const byName = new Map(design.variables.map((variable) => [variable.name, variable]))
  const known = (name: string, path: string) => {
    if (!byName.has(name)) report('P601', path, { name })
  }
  known(plan.group, 'plan.group')
  const group = byName.get(plan.group)
  if (group && group.type === 'number') report('P602', 'plan.group')
  for (const [index, wave] of plan.periods.entries()) {
    if (!design.waves.some(({ id }) => id === wave)) report('S108', `plan.periods[${index}]`, { name: wave })
  }
  if (plan.periods.length === 0) report('P603', 'plan.periods')
  for (const [index, { variable, model, exposure }] of plan.outcomes.entries()) {
    const path = `plan.outcomes[${index}]`
    known(variable, `${path}.variable`)
    if (exposure !== undefined) known(exposure, `${path}.exposure`)
    const type = byName.get(variable)?.type
    if (model === 'logit' && type === 'number') report('P604', `${path}.model`)
    if (type === 'category') report('P605', `${path}.variable`)
  }
  for (const [index, { variable, footnotes }] of plan.supports.entries()) {
    const path = `plan.supports[${index}]`
    known(variable, `${path}.variable`)
    const type = byName.get(variable)?.type
    if (type && type !== 'binary') report('P606', `${path}.variable`)
    for (const footnote of footnotes) {
      const concept = design.concepts.find(({ id }) => id === footnote)
      if (!concept?.footnote) report('P607', `${path}.footnotes`, { name: footnote })
    }
  }
  for (const list of ['covariates', 'selectionCovariates'] as const) {
    for (const [index, name] of plan[list].entries()) known(name, `plan.${list}[${index}]`)
    if (new Set(plan[list]).size !== plan[list].length) report('P608', `plan.${list}`)
  }
  for (const name of plan.covariates) {
    if (plan.supports.some(({ variable }) => variable === name)) {
      report('P609', 'plan.covariates', { name })
    }
  }
  if (!(plan.alpha > 0 && plan.alpha < 1)) report('P610', 'plan.alpha')
  if (plan.durations) checkDurations(design, plan.durations, report)
  checkFilters(design, report)
  if (!Number.isInteger(plan.minimumN) || plan.minimumN < 1) report('P611', 'plan.minimumN')
}

/** More combinations of classes than this are not counted apart. */
const MOST_COMBINATIONS = 20_000

function checkFilters({ plan, variables, facts }: StudyDesign, report: Report): void {
  let combinations = 1
  for (const [index, name] of (plan.filters ?? []).entries()) {
    const path = `plan.filters[${index}]`
    const variable = variables.find((other) => other.name === name)
    const own = variable ?? facts.find((other) => other.name === name)
    if (own === undefined || own.type === 'number' || (variable && variable.level !== 'member'))
      report('P615', path, { name })
    if (name === plan.group) report('P616', path, { name })
    combinations *= (own?.values?.length ?? 2) + 1
  }
  if (new Set(plan.filters).size !== (plan.filters ?? []).length) report('P608', 'plan.filters')
  if (combinations > MOST_COMBINATIONS) report('P617', 'plan.filters')
}

function checkDurations(design: StudyDesign, durations: DurationsDesign, report: Report): void {
  for (const key of ['begins', 'ends', 'returns'] as const) {
    const name = durations[key]
    if (name !== undefined && !design.events.some((event) => event.name === name))
      report('S105', `plan.durations.${key}`, { name })
  }
  const { reason, followed, at } = durations
  const variable = design.variables.find(({ name }) => name === reason)
  if (reason !== undefined && (variable?.level !== 'member' || variable.type !== 'category'))
    report('P612', 'plan.durations.reason', { name: reason })
  if (!(followed > 0)) report('P613', 'plan.durations.followed')
  if (at.length === 0) report('P614', 'plan.durations.at')
}
