/** Commands of the models under the marks of a group: those of the plan, other ways to estimate the same, and other choices. */
import type { AnalysisPlan } from '../../../surveys/design.ts'
import { columnOf, filterRows, type Table } from '../../columns.ts'
import { FAMILIES } from '../../effect-table/doubly-robust-effects.ts'
import { before, laggedRows } from '../../effect-table/lagged-rows.ts'
import {
  type ModelChoice,
  type OutcomePlan,
  type PlannedFormula,
  plannedFormula,
  quoted,
  rateFormula,
} from '../../effect-table/planned-model.ts'
import type { Check } from '../../effect-table/robustness.ts'
import {
  choiceOf,
  type Specification,
  specificationsOf,
  TOGETHER,
} from '../../effect-table/specifications.ts'
import { weightName } from '../../weighting/weight-name.ts'
import { isCode, type ReportBase } from '../base.ts'
import { COPY } from '../filled.ts'
import { nameIn } from '../year.ts'
import { type Asked, commandOf, equals, forFile } from './command.ts'

export interface Equation {
  readonly outcome: string
  /** In R's notation. */
  readonly formula: string
  readonly command: string
}

/** The same estimated in another way; some have a command for each form of support. */
export interface CheckCommand {
  readonly check: Check
  readonly outcome: string
  readonly support?: string
  readonly command: string
}

export interface ChoiceCommand extends Specification {
  readonly outcome: string
  readonly command: string
}

/** What estimates the effects of a group. */
export interface GroupModels {
  readonly group: string
  readonly equations: readonly Equation[]
  readonly checks: readonly CheckCommand[]
  readonly choices: readonly ChoiceCommand[]
}

export function groupModels(base: ReportBase, group: string): GroupModels {
  const { plan } = base.design
  const rows = filterRows(base.panel.long, isCode(columnOf(base.panel.long, plan.group), group))
  const { outcomes } = plan
  return {
    group,
    equations: outcomes.map((outcome) => {
      const planned = plannedFormula(rows, plan, outcome)
      const { formula } = planned
      return { outcome: outcome.variable, formula, command: plannedCommand(base, group, outcome, planned) }
    }),
    checks: outcomes.flatMap((outcome) => checkCommands(base, rows, group, outcome)),
    choices: outcomes.flatMap((outcome) =>
      specificationsOf(plan, outcome).map((specification) => ({
        outcome: outcome.variable,
        ...specification,
        command: choiceCommand(base, rows, group, outcome, specification),
      })),
    ),
  }
}

/** Rows of the group in which the outcome can be counted. */
function countedRows({ panel, design }: ReportBase, group: string, { exposure }: OutcomePlan): string[] {
  const inGroup = equals(panel.long, design.plan.group, group)
  return exposure === undefined ? [inGroup] : [inGroup, `${quoted(exposure)} > 0`]
}

function plannedCommand(
  base: ReportBase,
  group: string,
  outcome: OutcomePlan,
  { formula, model, weight, offset }: Omit<PlannedFormula, 'used'>,
  more: readonly string[] = [],
  filled = false,
): string {
  return commandOf(base, {
    ...(filled && { data: 'filled.csv' }),
    model,
    formula: forFile(base.panel.long, formula),
    rows: [...countedRows(base, group, outcome), ...more],
    weight,
    options: [
      ...(model === 'ols' ? [] : ['--ame']),
      ...(offset === null ? [] : [`--offset '${offset}'`]),
      '--cluster member',
      ...(filled ? [`--imputation ${COPY}`, ...(model === 'ols' ? [] : ['--df normal'])] : []),
    ],
  })
}

function choiceCommand(
  base: ReportBase,
  rows: Table,
  group: string,
  outcome: OutcomePlan,
  specification: Specification,
): string {
  const { plan } = base.design
  const { periods } = specification
  const chosen = periods === TOGETHER ? rows : filterRows(rows, isCode(columnOf(rows, 'period'), periods))
  const planned = plannedFormula(chosen, plan, outcome, choiceOf(specification, plan, chosen))
  const more = periods === TOGETHER ? [] : [equals(base.panel.long, 'period', periods)]
  return plannedCommand(base, group, outcome, planned, more)
}

function checkCommands(base: ReportBase, rows: Table, group: string, outcome: OutcomePlan): CheckCommand[] {
  const { plan } = base.design
  const { variable } = outcome
  const unweighted: ModelChoice = { weight: null }
  const rate: Pick<Asked, 'formula' | 'rows'> = {
    formula: forFile(base.panel.long, rateFormula(rows, plan, outcome).formula),
    rows: countedRows(base, group, outcome),
  }
  const lagged = laggedCommand(base, rows, group, outcome)
  return [
    {
      check: 'unweighted',
      outcome: variable,
      command: plannedCommand(base, group, outcome, plannedFormula(rows, plan, outcome, unweighted)),
    },
    {
      check: 'within',
      outcome: variable,
      command: commandOf(base, { ...rate, model: 'within', options: ['--unit member', '--se CR1'] }),
    },
    ...plan.supports.map((support): CheckCommand => {
      const options = [`--treatment ${support.variable}`, `--family ${FAMILIES[outcome.model]}`]
      return {
        check: 'doubly robust',
        outcome: variable,
        support: support.variable,
        command: commandOf(base, {
          ...rate,
          model: 'doubly-robust',
          options: [...options, '--cluster member'],
        }),
      }
    }),
    ...(lagged === null ? [] : [{ check: 'lagged', outcome: variable, command: lagged } as const]),
    {
      check: 'imputed',
      outcome: variable,
      command: plannedCommand(base, group, outcome, plannedFormula(rows, plan, outcome), [], true),
    },
  ]
}

/** Of the last of two periods on the first, in the file of persons; with more periods there are more rows of a person. */
function laggedCommand(base: ReportBase, rows: Table, group: string, outcome: OutcomePlan): string | null {
  const { plan } = base.design
  const { panel, weight } = base
  const [first, second, ...others] = plan.periods
  const found = laggedRows(panel, rows, plan)
  if (second === undefined || others.length > 0 || found.rows === 0) return null
  const covariates = [...plan.covariates, before(outcome.variable)]
  const { formula, model, offset } = plannedFormula(found, plan, outcome, { covariates })
  const inPersons = (text: string) =>
    text.replaceAll(/`[^`]+`|[A-Za-z.][\w.]*/g, (name) => personsName(base, plan, name))
  const { exposure } = outcome
  return commandOf(base, {
    data: 'persons.csv',
    model,
    formula: forFile(panel.wide, inPersons(formula)),
    rows: [
      equals(panel.wide, plan.group, group),
      ...(exposure === undefined ? [] : [`${quoted(nameIn(panel, exposure, second))} > 0`]),
    ],
    weight: weight === 'weight' ? weightName([first!, second]) : weight,
    options: [
      ...(model === 'ols' ? [] : ['--ame']),
      ...(offset === null ? [] : [`--offset '${inPersons(offset)}'`]),
      '--cluster member',
    ],
  })
}

/** A name of the lagged rows as the file of persons has it: forms of support and earlier outcomes of the first period, the rest of the second. */
function personsName({ panel }: ReportBase, plan: AnalysisPlan, name: string): string {
  const bare = name.replaceAll('`', '')
  const [first, second] = plan.periods
  const earlier = plan.outcomes.find(({ variable }) => before(variable) === bare)
  if (earlier !== undefined) return quoted(nameIn(panel, earlier.variable, first!))
  const isSupport = plan.supports.some(({ variable }) => variable === bare)
  const own = nameIn(panel, bare, isSupport ? first! : second!)
  return panel.wide.columns.has(own) ? quoted(own) : name
}
