/**
 * 'No more e-mail', from a link in an e-mail: a page with one button, for mail programs fetch links on their own. The
 * button, and the mail program's own (RFC 8058), send the same request. The token says who; it opens nothing else.
 */
import { Hono } from 'hono'
import { refuseMode } from '../commands/refuse-mode.ts'
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { readSignedToken } from '../vault/signed-token.ts'

const words = {
  nl: {
    title: 'Geen e-mails meer',
    ask: 'Wilt u geen e-mails meer van ons? Druk dan op de knop. Wij kunnen u nog wel een brief sturen.',
    button: 'Stuur mij geen e-mails meer',
    done: 'U krijgt geen e-mails meer van ons. Bent u van gedachten veranderd? Met uw code kunt u het terugdraaien.',
  },
  en: {
    title: 'No more e-mails',
    ask: 'Would you rather get no more e-mails from us? Press the button. We may still send you a letter.',
    button: 'Send me no more e-mails',
    done: 'You will get no more e-mails from us. Changed your mind? With your code you can turn it back.',
  },
} as const

export function stopEmail(context: Context) {
  const memberOf = (token: string) => {
    const memberId = readSignedToken(context.vault, 'stop-email', token)
    if (!memberId) throw new Problem('not-found')
    return memberId
  }
  return new Hono()
    .get('/:token', (c) => {
      memberOf(c.req.param('token'))
      const say = words[c.req.header('accept-language')?.startsWith('en') ? 'en' : 'nl']
      return c.html(page(say, `<p>${say.ask}</p><form method="post"><button>${say.button}</button></form>`))
    })
    .post('/:token', async (c) => {
      const memberId = memberOf(c.req.param('token'))
      await refuseMode(context, `member:${memberId}`, { memberId, mode: 'email', refused: true })
      const say = words[c.req.header('accept-language')?.startsWith('en') ? 'en' : 'nl']
      return c.html(page(say, `<p role="status">${say.done}</p>`))
    })
}

function page({ title }: { readonly title: string }, body: string): string {
  const lang = title === words.en.title ? 'en' : 'nl'
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"></head><body><main><h1>${title}</h1>${body}</main></body></html>`
}
