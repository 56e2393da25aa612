import { createContext, type ReactNode, useContext } from 'react'
import type { Text } from '../../surveys/design.ts'

/** The study that a staff page is about. */
export interface StudySummary {
  readonly id: string
  readonly title: Text
  readonly about: Text
  readonly simulated: boolean
  readonly members: number
}

export const StudyContext = createContext<StudySummary | null>(null)

/** The study chosen in the frame; only inside `StaffPage`. */
export function useStudy(): StudySummary {
  const study = useContext(StudyContext)
  if (study === null) throw new Error('useStudy requires a StaffPage around it')
  return study
}

interface WithStudyProps {
  readonly children: ReactNode
  readonly otherwise?: ReactNode
}

/** What needs a study; something else while there is none. */
export function WithStudy({ children, otherwise = null }: WithStudyProps): ReactNode {
  return useContext(StudyContext) === null ? otherwise : children
}

const parameter = 'study'

/** The study that the address names, else the first. */
export function studyOfAddress<S extends { readonly id: string }>(
  studies: readonly S[],
  search: string,
): S | null {
  const named = new URLSearchParams(search).get(parameter)
  return studies.find(({ id }) => id === named) ?? studies[0] ?? null
}

/** The address of the same page for another study. */
export function addressOfStudy(id: string): string {
  return `${location.pathname}?${new URLSearchParams({ [parameter]: id })}`
}
