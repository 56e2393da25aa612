/** What did not come along from somebody else's file: where, what, and what to do. Nothing is left out without a line here. */
import type { Text } from '../design.ts'

export interface NotMapped {
  /** As it is called in the file: `Q3`, `survey, rij 12`; '' for all of it. */
  readonly place: string
  readonly what: Text
  readonly sentence: Text
}

/** The file cannot be read at all. */
export class UnreadableFile extends Error {
  readonly sentence: Text

  constructor(sentence: Text) {
    super(sentence.en)
    this.name = 'UnreadableFile'
    this.sentence = sentence
  }
}

export class Notes {
  readonly list: NotMapped[] = []

  add(place: string, what: string | Text, nl: string, en: string): void {
    const shown = typeof what === 'string' ? { nl: what, en: what } : what
    this.list.push({ place, what: shown, sentence: { nl, en } })
  }

  expression(place: string, property: string, text: string, why: Text): void {
    this.add(
      place,
      { nl: `${property}: ${text}`, en: `${property}: ${text}` },
      `${why.nl} De formule is weggelaten. Stel haar in het ontwerp opnieuw in.`,
      `${why.en} The expression was left out. Set it again in the design.`,
    )
  }
}
