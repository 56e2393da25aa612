import type { StudyDesign } from '../design.ts'

export interface Problem {
  readonly path: string
  readonly message: string
  readonly severity: 'error' | 'undecided'
}

export function checkDesign(_study: {
  readonly design: StudyDesign
  readonly instruments: Readonly<Record<string, unknown>>
}): Problem[] {
  return []
}
