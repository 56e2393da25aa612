/** A message as HTML that reads well aloud, on a small screen and in the dark: headings, paragraphs, one button, no pictures. */
import type { Message } from './channel.ts'

const words = {
  nl: { open: 'Naar de vragenlijst', stop: 'Ik wil geen e-mails meer' },
  en: { open: 'Go to the questionnaire', stop: 'No more e-mails, please' },
} as const

const style = `body{margin:0;background:#fff;color:#1b1a18;font:18px/1.5 "Source Sans 3","Segoe UI",sans-serif}
main,footer{max-width:38em;margin:0 auto;padding:16px}h1{font-size:22px;line-height:1.3}
.button{display:inline-block;padding:12px 24px;border-radius:4px;background:#0b5394;color:#fff;font-weight:600;text-decoration:none}
a{color:#0b5394}footer{border-top:1px solid #d9d4cb;color:#54504a;font-size:16px}
@media (prefers-color-scheme:dark){body{background:#171614;color:#f1eee8}a{color:#8ec1f2}
.button{background:#8ec1f2;color:#10202f}footer{color:#bdb7ac;border-color:#3a3732}}`

export function htmlMail({ language, subject, body, link, organisation, stopLink }: Message): string {
  const say = words[language]
  const paragraphs = body.split(/\n{2,}/).map((paragraph) => {
    const text = escapeHtml(paragraph).replaceAll('\n', '<br>')
    const address = escapeHtml(link)
    if (!text.includes(address)) return `<p>${text}</p>`
    const linked = text.replaceAll(address, `<a href="${address}">${address}</a>`)
    return `<p>${linked}</p>\n<p><a class="button" href="${address}">${say.open}</a></p>`
  })
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<style>${style}</style></head><body><main>
<h1>${escapeHtml(subject)}</h1>
${paragraphs.join('\n')}
</main><footer><p>${escapeHtml(organisation)}</p>
<p><a href="${escapeHtml(stopLink)}">${say.stop}</a></p></footer></body></html>
`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign]!)
}
