import type { ProblemTable } from './table.ts'

export const contactsProblems = {} as const satisfies ProblemTable
