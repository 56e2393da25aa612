/** How texts read: both languages say as much, nothing says no twice, sentences are short and words are known. */
import type { Language } from '../design.ts'
import { doubleNegative } from './language/negatives.ts'
import { officialese, plainWords } from './language/officialese.ts'
import { readingEase, sentencesIn, wordsIn } from './language/readability.ts'
import { type Wording, wordingsOf } from './language/wordings.ts'
import type { Report } from './rules/index.ts'
import type { Study } from './study.ts'

const languages: readonly Language[] = ['nl', 'en']
const longestSentence = 20
/** A language may need more words than the other; of a few words this says nothing. */
const mostTimes = 1.6
const shortText = 60
/** The score of B1, and how many words a score needs. */
const readable = 60
const wordsForScore = 40

export function checkWording(study: Study, report: Report): void {
  for (const wording of wordingsOf(study)) {
    checkLengths(wording, report)
    for (const language of languages) checkSentences(wording, language, report)
    for (const word of officialese(wording.nl))
      report('T410', wording.path, { word, plain: plainWords[word]! })
    const score = wordsIn(wording.nl).length < wordsForScore ? null : readingEase(wording.nl)
    if (score !== null && score < readable) report('T409', wording.path, { score: Math.round(score) })
  }
}

function checkLengths({ path, nl, en }: Wording, report: Report): void {
  const [short, long] = [nl.length, en.length].sort((one, other) => one - other) as [number, number]
  if (short === 0 || long < shortText || long / short <= mostTimes) return
  report('T405', path, { times: (long / short).toFixed(1) })
}

function checkSentences(wording: Wording, language: Language, report: Report): void {
  for (const sentence of sentencesIn(wording[language])) {
    const words = wordsIn(sentence)
    if (words.length > longestSentence)
      report('T408', wording.path, { count: words.length, start: words.slice(0, 5).join(' ') })
    const twice = wording.question ? doubleNegative(sentence, language) : []
    if (twice.length > 0) report('T407', wording.path, { words: twice.join(', ') })
  }
}
