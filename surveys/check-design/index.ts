/** Whether a study can be held as it is designed: everything that is wrong with it, found before anyone is asked. */

import type { StudyDesign } from '../design.ts'
import { compileInstrument, type Instrument, InstrumentError } from '../instrument/index.ts'
import { checkConcepts } from './concepts.ts'
import { checkConditions } from './conditions.ts'
import { type CoverageRow, checkCoverage, coverageMatrix } from './coverage.ts'
import { checkDurations } from './duration.ts'
import { checkItems } from './items.ts'
import { checkNames } from './names.ts'
import { checkOrder } from './order.ts'
import { checkPlan } from './plan.ts'
import { checkPreloads } from './preloads.ts'
import { checkQuestions } from './questions.ts'
import { Reach } from './reach.ts'
import { type Finding, findingOf, type Report } from './rules/index.ts'
import { checkSending } from './sending.ts'
import { checkShownPreloads } from './shown-preloads.ts'
import type { Study } from './study.ts'
import { checkTexts } from './texts.ts'
import { checkVariables } from './variables.ts'
import { checkWaves } from './waves.ts'
import { checkWording } from './wording.ts'

export type { Finding, RuleName, Severity } from './rules/index.ts'

export interface Checked {
  readonly design: StudyDesign
  readonly instruments: Readonly<Record<string, unknown>>
}

/** Everything: what is wrong, what to look at, and what could not be decided. */
export function checkDesign(given: Checked): Finding[] {
  return findings(given, [checkSoundness, checkAdvice])
}

/** Only what keeps a study out of the field; much quicker. */
export function problemsIn(given: Checked): Finding[] {
  return findings(given, [checkSoundness]).filter(({ severity }) => severity === 'problem')
}

/** Which variable of the plan comes from which items, wave by wave. */
export function coverageOf({ design, instruments }: Checked): CoverageRow[] {
  return coverageMatrix({ design, instruments: compileAll(instruments, () => {}), json: instruments })
}

type Check = (study: Study, reach: Reach, report: Report) => void

function findings(given: Checked, checks: readonly Check[]): Finding[] {
  const found: Finding[] = []
  const report: Report = (rule, path, ...words) => {
    found.push(findingOf(rule, path, words[0]))
  }
  const { design, instruments } = given
  const study: Study = { design, instruments: compileAll(instruments, report), json: instruments }
  const reach = new Reach(study)
  for (const check of checks) check(study, reach, report)
  return found
}

function checkSoundness(study: Study, reach: Reach, report: Report): void {
  checkNames(study.design, report)
  checkTexts(study, report)
  checkWaves(study, report)
  checkSending(study.design, report)
  checkItems(study, reach, report)
  checkPreloads(study, reach, report)
  checkConcepts(study, report)
  checkVariables(study, reach, report)
  checkPlan(study.design, report)
}

/** What is not wrong, but could be better: warnings. */
function checkAdvice(study: Study, reach: Reach, report: Report): void {
  checkConditions(study, reach, report)
  checkOrder(study, report)
  checkShownPreloads(study, reach, report)
  checkCoverage(study, report)
  checkDurations(study, reach, report)
  checkWording(study, report)
  checkQuestions(study, report)
}

function compileAll(
  instruments: Readonly<Record<string, unknown>>,
  report: Report,
): ReadonlyMap<string, Instrument> {
  const compiled = new Map<string, Instrument>()
  for (const [name, json] of Object.entries(instruments)) {
    try {
      compiled.set(name, compileInstrument(json))
    } catch (error) {
      if (!(error instanceof InstrumentError)) throw error
      for (const { path, message } of error.problems)
        report('Q300', `instruments.${name}.${path}`, { message })
    }
  }
  return compiled
}
