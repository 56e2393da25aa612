import type { ProblemTable } from './table.ts'

export const fieldProblems = {} as const satisfies ProblemTable
