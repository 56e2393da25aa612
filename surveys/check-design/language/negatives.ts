/** Words that say no. Words that only begin like one (ondersteuning, understand) are not among them. */
import type { Language } from '../../design.ts'

const list = (words: string) => new Set(words.trim().split(/\s+/))

const negatives: Readonly<Record<Language, ReadonlySet<string>>> = {
  nl: list(`
    niet geen nooit nergens niemand niets niks noch zonder nauwelijks
    oneens onjuist onwaar onmogelijk ontevreden onbekend onduidelijk onvoldoende onnodig ongelukkig onveilig onzeker
    ongezond oneerlijk onbelangrijk onprettig onredelijk ongeschikt onbereikbaar onbetaald onvriendelijk onterecht
    onverwacht onbegrijpelijk onvolledig ongewenst onvrijwillig oninteressant ongemotiveerd onzorgvuldig
  `),
  en: list(`
    not no never nowhere nobody nothing none neither nor without hardly cannot
    disagree untrue impossible dissatisfied unsatisfied unknown unclear insufficient unnecessary unhappy unsafe unsure
    uncertain unhealthy unfair unimportant unpleasant unreasonable unsuitable unpaid unfriendly unjust unexpected
    incomplete unwanted uninteresting unmotivated incorrect
  `),
}

/** Clauses beside each other may each say no; one that says no twice has to be read twice. */
const between: Readonly<Record<Language, RegExp>> = {
  nl: /[,;:()–]|\b(?:en|of|maar|want|als|omdat)\b/i,
  en: /[,;:()–]|\b(?:and|or|but|if|because)\b/i,
}

/** The words of the first clause that says no twice; empty when there is none. */
export function doubleNegative(sentence: string, language: Language): string[] {
  for (const clause of sentence.split(between[language])) {
    const words = clause.toLowerCase().match(/[\p{L}’']+/gu) ?? []
    const found = words.filter(
      (word) => negatives[language].has(word) || (language === 'en' && /n[’']t$/.test(word)),
    )
    if (found.length > 1) return found
  }
  return []
}
