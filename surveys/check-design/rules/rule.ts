import type { Text } from '../../design.ts'

/** `problem`: wrong, and not to be published. `warning`: look at it. `undecided`: could not be shown to hold. */
export type Severity = 'problem' | 'warning' | 'undecided'

/** A fixed number, and what it says. `{words}` between braces are filled in where it is found. */
export interface Rule {
  readonly severity: Severity
  readonly sentence: Text
  readonly remedy: Text
}
export type Rules = Readonly<Record<string, Rule>>

/** The words between braces that a text has. */
export type Placeholders<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never
