/** Earlier answers that a later questionnaire may read. Each has a provenance: the wave and item it came from. */
import type { WaveDesign } from '../../surveys/design.ts'
import type { AnswerMap } from './answers.ts'

/** By preload name, the first of its sources that was answered; a name without any is left out. */
export function preloads(
  wave: WaveDesign,
  responses: Readonly<Record<string, AnswerMap>>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const preload of wave.preloads) {
    for (const source of preload.from) {
      const value = responses[source.wave]?.[source.item]
      if (value === undefined) continue
      values[preload.name] = value
      break
    }
  }
  return values
}
