/** The codebook for data archives: the newest version of each questionnaire, with frequencies. */
import { type DdiFrequencies, toDdi } from '../../../surveys/interchange/export/ddi.ts'
import type { Context } from '../../context.ts'
import { listInstrumentVersions } from '../../queries/study.ts'
import type { Codebook } from './codebook.ts'

export async function codebookDdi(context: Context, codebook: Codebook): Promise<string> {
  const { design } = await context.published.study(context.store.now, codebook.study.id)
  const questionnaires: Record<string, unknown> = {}
  for (const { instrument, definition } of await listInstrumentVersions(context.store.now, design.id))
    questionnaires[instrument] ??= definition
  const ordered = [...new Set(design.waves.map(({ instrument }) => instrument))]
  return toDdi({
    ...codebook.study,
    concepts: design.concepts,
    questionnaires: Object.fromEntries(ordered.map((name) => [name, questionnaires[name]])),
    frequencies: (questionnaire, name) => {
      const waves = design.waves.filter(({ instrument }) => instrument === questionnaire)
      // Of a questionnaire that is asked in several waves, one set of counts would be of none of them.
      return waves.length === 1 ? frequenciesOf(codebook, waves[0]!.id, name) : undefined
    },
  })
}

function frequenciesOf({ tables }: Codebook, wave: string, name: string): DdiFrequencies | undefined {
  const variable = tables[0]!.variables.find((one) => one.name === name)
  const counts = variable?.frequencies[wave]
  if (!variable || !counts) return undefined
  return {
    n: counts.n,
    codes: new Map(variable.codes.map(({ value }, at) => [String(value), counts.codes[at]!])),
    missing: variable.missing.map(({ letter, label }, at) => ({ letter, label, count: counts.missing[at]! })),
    numbers: counts.numbers,
  }
}
