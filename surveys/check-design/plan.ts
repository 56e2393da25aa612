/** The plan: every name is a variable of the panel file, every footnote one of a concept. */

import type { DurationsDesign, StudyDesign } from '../design.ts'
import type { Report } from './problem.ts'

export function checkPlan(design: StudyDesign, report: Report): void {
  const { plan } = design
  const byName = new Map(design.variables.map((variable) => [variable.name, variable]))
  const known = (name: string, path: string) => {
    if (!byName.has(name)) report(path, `There is no variable '${name}'.`)
  }
  known(plan.group, 'plan.group')
  const group = byName.get(plan.group)
  if (group && group.type === 'number')
    report('plan.group', 'Groups are made by a category or a yes/no variable.')
  for (const [index, wave] of plan.periods.entries()) {
    if (!design.waves.some(({ id }) => id === wave))
      report(`plan.periods[${index}]`, `There is no wave '${wave}'.`)
  }
  if (plan.periods.length === 0) report('plan.periods', 'The plan needs at least one period.')
  for (const [index, { variable, model, exposure }] of plan.outcomes.entries()) {
    const path = `plan.outcomes[${index}]`
    known(variable, `${path}.variable`)
    if (exposure !== undefined) known(exposure, `${path}.exposure`)
    const type = byName.get(variable)?.type
    if (model === 'logit' && type === 'number') report(`${path}.model`, 'A logit needs a yes/no variable.')
    if (type === 'category') report(`${path}.variable`, 'A category is no outcome.')
  }
  for (const [index, { variable, footnotes }] of plan.supports.entries()) {
    const path = `plan.supports[${index}]`
    known(variable, `${path}.variable`)
    const type = byName.get(variable)?.type
    if (type && type !== 'binary') report(`${path}.variable`, 'Support is a yes/no variable.')
    for (const footnote of footnotes) {
      const concept = design.concepts.find(({ id }) => id === footnote)
      if (!concept?.footnote)
        report(`${path}.footnotes`, `There is no concept '${footnote}' with a footnote.`)
    }
  }
  for (const list of ['covariates', 'selectionCovariates'] as const) {
    for (const [index, name] of plan[list].entries()) known(name, `plan.${list}[${index}]`)
    if (new Set(plan[list]).size !== plan[list].length)
      report(`plan.${list}`, 'A variable stands there twice.')
  }
  for (const name of plan.covariates) {
    if (plan.supports.some(({ variable }) => variable === name)) {
      report('plan.covariates', `'${name}' is support and background at once.`)
    }
  }
  if (!(plan.alpha > 0 && plan.alpha < 1)) report('plan.alpha', 'Must lie between 0 and 1.')
  if (plan.durations) checkDurations(design, plan.durations, report)
  if (!Number.isInteger(plan.minimumN) || plan.minimumN < 1) report('plan.minimumN', 'Must be at least 1.')
}

function checkDurations(design: StudyDesign, durations: DurationsDesign, report: Report): void {
  for (const key of ['begins', 'ends', 'returns'] as const) {
    const name = durations[key]
    if (name !== undefined && !design.events.some((event) => event.name === name))
      report(`plan.durations.${key}`, `There is no event '${name}'.`)
  }
  const { reason, followed, at } = durations
  const variable = design.variables.find(({ name }) => name === reason)
  if (reason !== undefined && (variable?.level !== 'member' || variable.type !== 'category'))
    report('plan.durations.reason', `There is no category of the member '${reason}'.`)
  if (!(followed > 0)) report('plan.durations.followed', 'Must be more than 0 months.')
  if (at.length === 0) report('plan.durations.at', 'The table needs at least one month.')
}
