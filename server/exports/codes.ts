/** The codes of categories with what they mean. */
import type { Text } from '../../surveys/design.ts'

export const text = (nl: string, en: string): Text => ({ nl, en })
export const codes = (labels: Readonly<Record<string, Text>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

export const statuses = codes({
  waiting: text('wacht op een datum', 'waits for a date'),
  outside: text('buiten de doelgroep', 'outside the target group'),
  'not-held': text('niet gehouden', 'not held'),
  stopped: text('doet niet meer mee', 'takes no part any more'),
  scheduled: text('gepland', 'scheduled'),
  ready: text('open, niet uitgenodigd', 'open, not invited'),
  invited: text('uitgenodigd', 'invited'),
  started: text('begonnen', 'started'),
  complete: text('compleet', 'complete'),
  refused: text('geweigerd', 'refused'),
  expired: text('verlopen', 'expired'),
  'broken-off': text('afgebroken', 'broken off'),
})
export const participations = codes({
  active: text('doet mee', 'takes part'),
  'no-more-contact': text('wil geen berichten', 'wants no contact'),
  withdrawn: text('gestopt', 'withdrawn'),
  erased: text('gewist', 'erased'),
  deceased: text('overleden', 'deceased'),
  'moved-abroad': text('verhuisd naar het buitenland', 'moved abroad'),
  'out-of-target-group': text('uit de doelgroep', 'out of the target group'),
  duplicate: text('dubbel', 'duplicate'),
})
export const modes = codes({
  letter: text('brief', 'letter'),
  email: text('e-mail', 'e-mail'),
  sms: text('sms', 'text message'),
  telephone: text('telefoon', 'telephone'),
})
