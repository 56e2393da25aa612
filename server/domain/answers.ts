/** The current answers are what the revisions, laid over each other in order, leave standing. */
export type AnswerMap = Readonly<Record<string, unknown>>

export interface Revision {
  readonly revision: number
  readonly answers: AnswerMap
}

/** Revisions in rising order. Null in a revision takes the answer away. */
export function currentAnswers(revisions: readonly Revision[]): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (const { answers: page } of revisions) {
    for (const [item, value] of Object.entries(page)) {
      if (value === null) delete answers[item]
      else answers[item] = value
    }
  }
  return answers
}
