/** Every text that people outside the organisation read, as they read it. */
import type { Language } from '../../design.ts'
import { textsIn } from '../../instrument/index.ts'
import type { Study } from '../study.ts'

export interface Wording extends Readonly<Record<Language, string>> {
  readonly path: string
  /** A question of a questionnaire, not a choice, an explanation or a message. */
  readonly question: boolean
}

export function wordingsOf({ design, json }: Study): Wording[] {
  const found: Wording[] = []
  const add = (path: string, text: unknown) => {
    if (typeof text !== 'object' || text === null) return
    const { nl, en, default: byDefault } = text as Record<string, unknown>
    const question = /elements\[\d+\]\.title$/.test(path)
    found.push({ path, question, nl: plainText(nl ?? byDefault), en: plainText(en) })
  }
  for (const key of ['title', 'organisation', 'about'] as const) add(key, design[key])
  for (const [key, { subject, body, sms }] of Object.entries(design.contactTexts)) {
    add(`contactTexts.${key}.subject`, subject)
    add(`contactTexts.${key}.body`, body)
    if (sms) add(`contactTexts.${key}.sms`, sms)
  }
  for (const [name, questionnaire] of Object.entries(json)) {
    for (const { path, value } of textsIn(questionnaire)) add(`instruments.${name}.${path}`, value)
  }
  return found
}

/** Without markup; a paragraph or list item a line; what is filled in counts as one word. */
export function plainText(text: unknown): string {
  if (typeof text !== 'string') return ''
  return text
    .replace(/<(\/(p|li|h\d|div|td|tr)|br)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/\{[^{}]+\}/g, 'X')
    .replace(/[ \t]+/g, ' ')
    .trim()
}
