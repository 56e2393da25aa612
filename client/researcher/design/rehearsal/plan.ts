import type { Text } from '../../../../surveys/design.ts'
import { isJson, type Json } from '../../../../surveys/edit/json.ts'
import type { Design } from '../queries.ts'
import { documentOf, listOf } from '../schedule.ts'

/** An outcome as people read it. */
export interface Measure {
  readonly variable: string
  readonly label: Text
  /** Shares are read in points of a hundred, other outcomes as they are. */
  readonly perUnit: number
  readonly unit: 'points' | 'own' | 'monthly'
}

export interface ReadPlan {
  readonly measures: readonly Measure[]
  readonly supports: readonly { readonly variable: string; readonly label: Text }[]
}

/** What a draft will compute, as far as it says so already. */
export function planOf(design: Design): ReadPlan {
  const plan = documentOf(design, 'plan')
  const variables = listOf(documentOf(design, 'variables'))
  const own: Json = isJson(plan) ? plan : {}
  const labelOf = (name: string, label: unknown): Text => {
    const found = label ?? variables.find((variable) => variable.name === name)?.label
    return isJson(found) ? { nl: String(found.nl), en: String(found.en) } : { nl: name, en: name }
  }
  return {
    measures: listOf(own.outcomes).map(({ variable, model, exposure }) => ({
      variable: String(variable),
      label: labelOf(String(variable), undefined),
      perUnit: model === 'logit' ? 100 : 1,
      unit: model === 'logit' ? 'points' : exposure === undefined ? 'own' : 'monthly',
    })),
    supports: listOf(own.supports).map(({ variable, label }) => ({
      variable: String(variable),
      label: labelOf(String(variable), label),
    })),
  }
}
