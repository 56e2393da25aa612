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
export const dispositionCodes = codes({
  '1.1': text('compleet', 'complete'),
  '1.2': text('gedeeltelijk', 'partial'),
  '2.111': text('geweigerd door een ander', 'refused by someone else'),
  '2.112': text('geweigerd', 'refused'),
  '2.1121': text('geopend, niets ingevuld', 'opened, nothing answered'),
  '2.12': text('afgebroken', 'broken off'),
  '2.20': text('geen contact', 'no contact'),
  '2.26': text('niet beschikbaar in de veldperiode', 'not available in the field period'),
  '2.27': text('ingevuld, te laat terug', 'filled in, back too late'),
  '2.31': text('overleden in de veldperiode', 'died in the field period'),
  '2.32': text('niet in staat', 'not able'),
  '2.33': text('taal', 'language'),
  '2.90': text('gesproken, niet ingevuld', 'spoken to, not answered'),
  '3.11': text('niet uitgenodigd', 'not invited'),
  '3.19': text('niets teruggekomen', 'nothing came back'),
  '3.31': text('onbestelbaar', 'undeliverable'),
  '3.40': text('retour met nieuw adres', 'returned with a new address'),
  '4.10': text('hoort niet bij de doelgroep', 'not in the target group'),
  '4.81': text('dubbel', 'duplicate'),
  '4.90': text('niets om naar te vragen', 'nothing to ask about'),
})
export const yesNo = codes({ yes: text('ja', 'yes'), no: text('nee', 'no') })
