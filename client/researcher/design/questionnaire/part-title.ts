import { language } from '../../../shared/i18n.ts'

/** A text of a questionnaire in the reader's language: plain, or by language with Dutch as `default` or `nl`. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  const texts = value as Readonly<Record<string, unknown>>
  const found =
    language() === 'en' ? (texts.en ?? texts.default ?? texts.nl) : (texts.default ?? texts.nl ?? texts.en)
  return typeof found === 'string' ? found : ''
}

/** What a page or question asks, without markup. */
export function titleOf(json: Readonly<Record<string, unknown>>): string {
  return (textOf(json.title) || textOf(json.html))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
