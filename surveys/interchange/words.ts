/** Texts in several languages, as files of others have them, to those of a SurveyJS questionnaire. */

/** By language as the file calls it: `nl`, `en`, `de-informal`. */
export type Texts = Readonly<Record<string, string>>

/** Dutch under `default`, other languages under their code. One Dutch text is a plain text; nothing is undefined. */
export function surveyText(texts: Texts): string | Record<string, string> | undefined {
  const found: Record<string, string> = {}
  for (const [language, text] of Object.entries(texts)) {
    if (text.trim() !== '') found[languageKey(language)] ??= text
  }
  const keys = Object.keys(found)
  if (keys.length === 0) return undefined
  return keys.length === 1 && keys[0] === 'default' ? found.default : found
}

export function languageKey(language: string): string {
  const code = language.trim().toLowerCase()
  if (code === '' || code === 'default' || /^nl\b/.test(code)) return 'default'
  return /^en\b/.test(code) ? 'en' : code
}

export function mapTexts(texts: Texts, change: (text: string) => string): Texts {
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, change(text)]))
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** What an HTML text says, without its mark-up: paragraphs and breaks become lines. */
export function withoutMarkup(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<br\s*\/?>|<\/(p|div|li|h\d|tr)>/gi, '\n')
    .replace(/<\/?[a-z!][^>]*>/gi, '')
    .replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => entityOf(name) ?? whole)
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim()
}

function entityOf(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name.toLowerCase()]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

export function hasMarkup(texts: Texts): boolean {
  return Object.values(texts).some((text) => /<(?!\/?(p|br|div|span)\b)\/?[a-z][^>]*>/i.test(text))
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** Paragraphs that hold nothing but the text: mark-up of others could do anything on a respondent's page. */
export function paragraphs(html: string): string {
  const text = withoutMarkup(html)
  if (text === '') return ''
  return text
    .split('\n')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('')
}
