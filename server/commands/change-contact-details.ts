/** A name, address, e-mail address or telephone number becomes another; what it was stays, with when and why it ended. */
import type { Context } from '../context.ts'
import type { ContactEnd, ContactKind, ContactSource } from '../domain/reach.ts'
import { type FindingCode, findingSentence } from '../intake/findings.ts'
import { type Read, readCountry, readEmail, readPhone, readPostcode } from '../intake/values.ts'
import { Problem } from '../problem.ts'
import { endContacts, updateName, updateReachable } from '../queries/contact-details.ts'
import { deleteMatches, insertMatches } from '../queries/match.ts'
import { findMember } from '../queries/member.ts'
import { findPerson, insertVaultContact, listPresentContacts } from '../queries/vault.ts'
import { contactPlace } from '../vault/contact-place.ts'
import { matchKeys } from '../vault/match-keys.ts'
import { matchOfKind } from '../vault/match-of-kind.ts'
import { contactsOf } from './member-rows.ts'

/** What is to become another; null takes it away, nothing leaves it as it is. */
export interface ContactChange {
  readonly name?: string
  readonly email?: string | null
  readonly phone?: string | null
  readonly address?: {
    readonly street: string
    readonly postcode: string
    readonly city: string
    readonly country?: string | null
  } | null
}

interface Change {
  readonly memberId: string
  readonly source: ContactSource
  /** Why what was known ends. */
  readonly because: ContactEnd
  readonly details: ContactChange
  /** Of the sentence that refuses. */
  readonly language: 'nl' | 'en'
}

/** Gives the kinds that became another. */
export function changeContactDetails(context: Context, actor: string, change: Change): Promise<string[]> {
  const { memberId, source, because, details } = change
  const { vault, clock, newId } = context
  const next = checked(change)
  const told = (['address', 'email', 'phone'] as const).filter((kind) => details[kind] !== undefined)
  const entry = { actor, action: 'change-contact-details', subject: `member:${memberId}` }
  return context.store.write(entry, async (db, note) => {
    const member = await findMember(db, memberId)
    const person = await findPerson(db, memberId)
    if (!member || !person) throw new Problem('not-found')
    const namePlace = `vault_person:${memberId}:name`
    const named = details.name !== undefined && details.name !== vault.open(person.name, namePlace)
    if (named) await updateName(db, memberId, vault.seal(details.name!, namePlace))
    const present = new Map(
      (await listPresentContacts(db, memberId)).map(({ kind, value }) => [
        kind,
        vault.open(value, contactPlace(memberId, kind)),
      ]),
    )
    const given = new Map<ContactKind, string>(contactsOf(next).map(({ kind, value }) => [kind, value]))
    const changed = told.filter((kind) => present.get(kind) !== given.get(kind))
    const at = clock()
    await endContacts(db, memberId, changed, at, because)
    for (const kind of changed) {
      const value = given.get(kind)
      if (value === undefined) continue
      await insertVaultContact(db, {
        id: newId(),
        memberId,
        kind,
        value: vault.seal(value, contactPlace(memberId, kind)),
        source,
        since: at,
        endedAt: null,
        endedBecause: null,
      })
    }
    const known = [...present.keys()].filter((kind) => !changed.includes(kind))
    const added = changed.filter((kind) => given.has(kind))
    if (changed.length > 0) await updateReachable(db, memberId, [...known, ...added])
    const kinds = changed.map((kind) => matchOfKind[kind])
    await deleteMatches(db, memberId, kinds)
    const name = details.name ?? vault.open(person.name, namePlace)
    const keys = matchKeys(vault, member.studyId, { ...next, name }).filter(({ kind }) =>
      kinds.includes(kind),
    )
    await insertMatches(
      db,
      keys.map((key) => ({ memberId, ...key })),
    )
    const all = [...(named ? ['name'] : []), ...changed]
    note({ changed: all, source, because })
    return all
  })
}

/** @throws Problem with the sentence that would mend it */
function checked({ details, language }: Change) {
  const read = <T>(result: Read<T>, field: string): T => {
    if ('value' in result) return result.value
    const sentence = findingSentence(result.wrong satisfies FindingCode, '', language)
    throw new Problem('contact-invalid', { field, sentence })
  }
  const { email, phone, address } = details
  const country = readCountry(address?.country?.trim() ?? '')
  return {
    email: email ? read(readEmail(email.trim()), 'email') : null,
    phone: phone ? read(readPhone(phone.trim()), 'phone') : null,
    address: address
      ? {
          street: address.street.trim(),
          postcode: read(readPostcode(address.postcode.trim(), country !== null), 'postcode'),
          city: address.city.trim(),
          country,
        }
      : null,
  }
}
