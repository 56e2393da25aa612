import type { StudyDesign } from '../../surveys/design.ts'

export interface MarginCount {
  readonly variable: string
  readonly level: string
  readonly count: number
}

/** The design with the counts of the population in place of the shares of the sample. */
export function withMargins(design: StudyDesign, counts: readonly MarginCount[]): StudyDesign {
  const { weighting } = design.plan
  // A plan that no longer weighs by a variable leaves its counts unused.
  const used = counts.filter(({ variable }) => variable in (weighting?.margins ?? {}))
  if (weighting === undefined || used.length === 0) return design
  const counted: Record<string, Record<string, number>> = {}
  for (const { variable, level, count } of used) counted[variable] = { ...counted[variable], [level]: count }
  const margins = { ...weighting.margins, ...counted }
  return { ...design, plan: { ...design.plan, weighting: { ...weighting, margins } } }
}
