/** A contact's words: the study's text with its placeholders filled in, in the member's language. */
import type { ContactText, Language } from '../../surveys/design.ts'

export interface Placeholders {
  readonly name: string
  readonly link: string
  readonly code: string
  readonly closes: string
  readonly periodFrom: string
  readonly periodTo: string
}

export function writeContact(text: ContactText, language: Language, values: Placeholders) {
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name as keyof Placeholders] ?? whole)
  return {
    subject: fill(text.subject[language]),
    body: fill(text.body[language]),
    sms: text.sms ? fill(text.sms[language]) : null,
  }
}
