/** The words of a contact, in the language of the member. */
import type { Language } from '../../../surveys/design.ts'

interface Props {
  readonly language: Language
  readonly subject: string
  readonly body: string
  readonly sms?: string | null
}

export function MessageText({ language, subject, body, sms = null }: Props) {
  return (
    <article className="message" lang={language}>
      <p>
        <strong>{subject}</strong>
      </p>
      {body.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {sms && <p className="quiet">{sms}</p>}
    </article>
  )
}
