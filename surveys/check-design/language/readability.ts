/**
 * How hard a Dutch text is to read: the formula of Flesch as W. H. Douma set it for Dutch (De leesbaarheid van
 * landbouwbladen, Landbouwhogeschool Wageningen, 1960): 206.84 − 0.93 × words per sentence − 77 × syllables per word.
 * An estimate, from counts alone: from 60 a text is taken for ordinary (B1), below it for hard.
 */

const bySentence = new Intl.Segmenter('nl', { granularity: 'sentence' })
const byWord = new Intl.Segmenter('nl', { granularity: 'word' })

export function sentencesIn(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => [...bySentence.segment(line)].map(({ segment }) => segment.trim()))
    .filter((sentence) => sentence !== '')
}

export function wordsIn(text: string): string[] {
  return [...byWord.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment)
}

const nucleus = /ieu|eeu|aai|ooi|oei|aa|ee|oo|uu|ie|oe|eu|ou|au|ui|ei|ij|[aeiouyàáâäèéêëìíîïòóôöùúûü]/gi

/** Vowel sounds as Dutch writes them; a word without any (`X`, `UWV`) counts as one. */
export function syllablesIn(word: string): number {
  return Math.max(1, word.match(nucleus)?.length ?? 0)
}

/** Null when there is nothing to read. */
export function readingEase(text: string): number | null {
  const words = wordsIn(text)
  const sentences = sentencesIn(text).length
  if (words.length === 0 || sentences === 0) return null
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  return 206.84 - 0.93 * (words.length / sentences) - 77 * (syllables / words.length)
}
