/** A contact in words: the study's text, filled in for one member. */
import type { ContactText, StudyDesign } from '../../surveys/design.ts'
import type { Address, Message, Recipient } from '../channels/channel.ts'
import type { Context } from '../context.ts'
import { lastDayBefore, writeDay } from '../domain/calendar.ts'
import { type TryKey, writeTryKey } from '../domain/contact-key.ts'
import { writeContact } from '../domain/contact-protocol.ts'
import type { Window } from '../domain/window.ts'
import type { Member } from '../queries/member.ts'
import type { PersonRow, VaultContactRow } from '../queries/vault.ts'
import { contactPlace } from '../vault/contact-place.ts'
import { signedToken } from '../vault/signed-token.ts'

/** Everything a message is made of, as it was read in the transaction that claimed it. Identity is still sealed. */
export interface Draft {
  readonly key: TryKey
  readonly wave: string
  readonly window: Window
  readonly words: ContactText
  readonly design: StudyDesign
  readonly member: Pick<Member, 'id' | 'language'>
  readonly person: PersonRow
  readonly contacts: readonly Pick<VaultContactRow, 'kind' | 'value'>[]
}

/** Opens the vault for one member: only with a line in the log, written by who read the draft. */
export function writeMessage({ vault, config }: Context, draft: Draft): Message {
  const { key, wave, member, person, design, window, words } = draft
  const open = (field: 'name' | 'code') => vault.open(person[field], `vault_person:${member.id}:${field}`)
  const to = openRecipient(vault, member.id, open('name'), draft.contacts)
  const code = open('code')
  const link = `${config.publicUrl}/#${code}`
  const text = fillIn(design, words, member.language, window, { name: to.name, code, link })
  const tryKey = writeTryKey(key)
  return {
    id: tryKey,
    memberId: member.id,
    wave,
    kind: key.kind,
    ordinal: key.ordinal,
    to,
    language: member.language,
    organisation: design.organisation[member.language],
    ...text,
    link,
    code,
    stopLink: `${config.publicUrl}/stop-email/${signedToken(vault, 'stop-email', member.id)}`,
    returnToken: signedToken(vault, 'bounce', tryKey),
  }
}

/** For who reads along: the member's own code and link, by which they enter, are not shown. */
export function withoutWayIn({ publicUrl }: Context['config']) {
  return { code: '····-····-····', link: `${publicUrl}/#····` }
}

export function fillIn(
  design: StudyDesign,
  words: ContactText,
  language: Member['language'],
  window: Window,
  who: { readonly name: string; readonly code: string; readonly link: string },
) {
  return writeContact(words, language, {
    ...who,
    closes: writeDay(lastDayBefore(window.closes, design.timeZone), language),
    periodFrom: writeDay(window.periodFrom, language),
    periodTo: writeDay(window.periodTo, language),
  })
}

function openRecipient(
  vault: Context['vault'],
  memberId: string,
  name: string,
  contacts: Draft['contacts'],
): Recipient {
  const value = (kind: VaultContactRow['kind']) => {
    const found = contacts.find((contact) => contact.kind === kind)
    return found ? vault.open(found.value, contactPlace(memberId, kind)) : null
  }
  const address = value('address')
  return {
    name,
    email: value('email'),
    phone: value('phone'),
    address: address === null ? null : (JSON.parse(address) as Address),
  }
}
