/** Whether a study can be held as it is designed: everything that is wrong with it, found before anyone is asked. */

import type { StudyDesign } from '../design.ts'
import { compileInstrument, type Instrument, InstrumentError } from '../instrument/index.ts'
import { checkConcepts } from './concepts.ts'
import { checkItems } from './items.ts'
import { checkNames } from './names.ts'
import { checkPlan } from './plan.ts'
import { checkPreloads } from './preloads.ts'
import type { Problem, Report, Study } from './problem.ts'
import { Reach } from './reach.ts'
import { checkSending } from './sending.ts'
import { checkTexts } from './texts.ts'
import { checkVariables } from './variables.ts'
import { checkWaves } from './waves.ts'

export type { Problem } from './problem.ts'

export function checkDesign(given: {
  design: StudyDesign
  instruments: Readonly<Record<string, unknown>>
}): Problem[] {
  const problems: Problem[] = []
  const report: Report = (path, sentence, severity = 'problem') => {
    problems.push({ severity, path, sentence })
  }
  const study: Study = {
    design: given.design,
    instruments: compileAll(given.instruments, report),
    json: given.instruments,
  }
  const reach = new Reach(study)
  checkNames(study.design, report)
  checkTexts(study, report)
  checkWaves(study, report)
  checkSending(study.design, report)
  checkItems(study, reach, report)
  checkPreloads(study, reach, report)
  checkConcepts(study, report)
  checkVariables(study, reach, report)
  checkPlan(study.design, report)
  return problems
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
      for (const { path, message } of error.problems) report(`instruments.${name}.${path}`, message)
    }
  }
  return compiled
}
