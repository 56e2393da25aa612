/** Every check by its number, which never changes and is never given to another. */
import type { Language, Text } from '../../design.ts'
import { analysisRules } from './analysis.ts'
import { languageRules } from './language.ts'
import { questionnaireRules } from './questionnaire.ts'
import type { Placeholders, Rule, Severity } from './rule.ts'
import { studyRules } from './study.ts'
import { waveRules } from './waves.ts'

export type { Rule, Severity } from './rule.ts'

export const rules = {
  ...studyRules,
  ...waveRules,
  ...questionnaireRules,
  ...languageRules,
  ...analysisRules,
} as const

export type RuleName = keyof typeof rules

type Words<R extends RuleName> = Placeholders<(typeof rules)[R]['sentence' | 'remedy']['nl' | 'en']>
/** The same in both languages, or in each its own. */
type Word = string | number | Text
type Filled<R extends RuleName> = Readonly<Record<Words<R>, Word>>

export interface Finding {
  readonly rule: RuleName
  readonly severity: Severity
  /** Where, as a path in the design, or `instruments.<name>.<path in its JSON>`. */
  readonly path: string
  readonly sentence: Text
  readonly remedy: Text
}

export type Report = <R extends RuleName>(
  rule: R,
  path: string,
  ...words: [Words<R>] extends [never] ? [] : [Filled<R>]
) => void

/** What a rule has found somewhere, in words. */
export function findingOf(rule: RuleName, path: string, words: Readonly<Record<string, Word>> = {}): Finding {
  const { severity, sentence, remedy }: Rule = rules[rule]
  return { rule, severity, path, sentence: filled(sentence, words), remedy: filled(remedy, words) }
}

function filled({ nl, en }: Text, words: Readonly<Record<string, Word>>): Text {
  const fill = (text: string, language: Language) =>
    text.replace(/\{(\w+)\}/g, (whole, name) => {
      const word = words[name] ?? whole
      return String(typeof word === 'object' ? word[language] : word)
    })
  return { nl: fill(nl, 'nl'), en: fill(en, 'en') }
}
