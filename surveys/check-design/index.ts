/** Whether a study can be held as it is designed: everything that is wrong with it, found before anyone is asked. */

import type { StudyDesign } from '../design.ts'
import { inDutch } from '../instrument/in-dutch.ts'
import { compileInstrument, type Instrument, InstrumentError } from '../instrument/index.ts'
import { checkConcepts } from './concepts.ts'
import { checkConditions } from './conditions.ts'
import { type CoverageRow, checkCoverage, coverageMatrix } from './coverage.ts'
import { checkDurations, durationsOf, type WaveDuration } from './duration.ts'
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

export type { CoverageRow } from './coverage.ts'
export type { WaveDuration } from './duration.ts'
export type { Finding, RuleName, Severity } from './rules/index.ts'

export interface Checked {
  readonly design: StudyDesign
  readonly instruments: Readonly<Record<string, unknown>>
}

export interface Examined {
  readonly findings: readonly Finding[]
  /** How long each questionnaire takes, by wave. */
  readonly durations: readonly WaveDuration[]
  /** Which variable of the plan comes from which items, wave by wave. */
  readonly coverage: readonly CoverageRow[]
}

/** Everything that can be said of a study before anyone is asked. */
export function examineDesign(given: Checked): Examined {
  const { study, reach, report, found } = begin(given)
  const durations = durationsOf(study, reach)
  checkSoundness(study, reach, report)
  checkAdvice(study, reach, report)
  checkDurations(durations, report)
  return { findings: found, durations, coverage: coverageMatrix(study) }
}

/** What is wrong, what to look at, and what could not be decided. */
export function checkDesign(given: Checked): readonly Finding[] {
  return examineDesign(given).findings
}

/** Only what keeps a study out of the field; much quicker. */
export function problemsIn(given: Checked): Finding[] {
  const { study, reach, report, found } = begin(given)
  checkSoundness(study, reach, report)
  return found.filter(({ severity }) => severity === 'problem')
}

function begin({ design, instruments }: Checked) {
  const found: Finding[] = []
  const report: Report = (rule, path, ...words) => {
    found.push(findingOf(rule, path, words[0]))
  }
  const study: Study = { design, instruments: compileAll(instruments, report), json: instruments }
  return { study, reach: new Reach(study), report, found }
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
        report('Q300', `instruments.${name}.${path}`, {
          message: { nl: inDutch(message), en: message },
        })
    }
  }
  return compiled
}
