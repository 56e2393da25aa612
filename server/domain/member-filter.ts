/** Which members a page shows, or an action is for: everything named must hold. Written in the address of the page. */
export interface MemberFilter {
  /** Of the case in this wave; without one, of any case. */
  readonly wave?: string | undefined
  readonly status?: string | undefined
  /** Disposition of a case whose window has opened. */
  readonly code?: string | undefined
  /** A reason why they do not move on; 'any': whichever. */
  readonly stuck?: string | undefined
  /** Day on which the next contact is due: on it, or, for 'due', on it or before. */
  readonly next?: string | undefined
  readonly due?: string | undefined
  readonly completed?: string | undefined
  readonly group?: string | undefined
  /** A register fact and its value. */
  readonly fact?: string | undefined
  readonly value?: string | undefined
  /** The sample that they came with; '' is the first. */
  readonly cohort?: string | undefined
  readonly participation?: string | undefined
  readonly trace?: string | undefined
  /** How the questionnaires went, a sign a wave. */
  readonly pattern?: string | undefined
  /** Beginning of the pseudonym. */
  readonly search?: string | undefined
}

const filterNames = [
  ...['wave', 'status', 'code', 'stuck', 'next', 'due', 'completed', 'group', 'fact', 'value'],
  ...['cohort', 'participation', 'trace', 'pattern', 'search'],
] as const

/** What is really asked for, by name, in one order. */
export function askedFor(filter: MemberFilter): Partial<Record<keyof MemberFilter, string>> {
  return Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = filter[name as keyof MemberFilter]
      return value === undefined || (value === '' && name !== 'cohort') ? [] : [[name, value]]
    }),
  )
}
