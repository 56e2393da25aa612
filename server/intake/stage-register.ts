/** Rows of a later register file, linked to members: what becomes another, and for whom nothing does. */
import { contactsOf } from '../commands/member-rows.ts'
import type { Context } from '../context.ts'
import { listBegunWaves, listLinked } from '../queries/register.ts'
import type { Staged } from '../queries/staging.ts'
import { listPresentContactsOf } from '../queries/vault.ts'
import { contactPlace } from '../vault/contact-place.ts'
import { matchKeys } from '../vault/match-keys.ts'
import { matchOfKind } from '../vault/match-of-kind.ts'
import { type Plan, personOf, type SaidOfPerson } from './check-row.ts'
import type { Finding } from './findings.ts'
import type { Row } from './read-table.ts'
import { type ImportCounts, noCounts } from './words.ts'

export function openRegister(context: Context, { id: importId }: { readonly id: string }, plan: Plan) {
  const { store, vault } = context
  const studyId = plan.design.id
  const reaches = ['email', 'phone', 'street', 'postcode', 'city'].some((field) => plan.places.has(field))
  const wavesOf = wavesByEvent(plan)

  return async (
    rows: readonly Row[],
  ): Promise<{ staged: Staged; found: Finding[]; counted: ImportCounts }> => {
    const found: Finding[] = []
    const said = rows.map((row) => personOf(plan, row, found))
    const wrong = new Set(found.filter(({ severity }) => severity === 'error').map(({ row }) => row))
    const keyOf = (who: SaidOfPerson) =>
      who.pseudonym?.toLowerCase() ??
      matchKeys(vault, studyId, {
        name: '',
        email: null,
        phone: null,
        address: null,
        registerNumber: who.registerNumber,
      })[0]?.hash
    const linked = await listLinked(
      store.now,
      studyId,
      said.flatMap((who) => keyOf(who) ?? []),
    )
    const present = reaches
      ? await presentOf(
          context,
          [...linked.values()].map(({ id }) => id),
        )
      : new Map()
    const staged = {
      members: [] as Linkable<'members'>,
      contacts: [] as Linkable<'contacts'>,
      matches: [] as Linkable<'matches'>,
    }
    const counted = {
      ...noCounts,
      linked: 0,
      notFound: 0,
      unchanged: 0,
      changed: {} as Record<string, number>,
    }
    const moved: { id: string; events: string[] }[] = []
    for (const who of said) {
      if (wrong.has(who.row)) continue
      const key = keyOf(who)
      const report = (severity: Finding['severity'], code: Finding['code'], value = '') =>
        found.push({ severity, row: who.row, column: '', code, value })
      if (key === undefined) {
        report('error', 'key-missing')
        continue
      }
      const member = linked.get(key)
      if (!member || member.participation === 'erased') {
        report('warning', member ? 'member-gone' : 'key-unknown', pseudonymOf(who))
        counted.notFound += 1
        continue
      }
      counted.linked += 1
      const place = { importId, rowNumber: who.row, memberId: member.id }
      // Tells whether the member comes again further on.
      staged.matches.push({ ...place, kind: 'register', hash: member.id })
      const events = newOf(member.events, who.events)
      const facts = newOf(member.facts, who.facts)
      const contacts = contactsOf(who).filter(
        ({ kind, value }) => present.get(`${member.id} ${kind}`) !== value,
      )
      const changed = [
        ...events.map((name) => `event:${name}`),
        ...facts.map((name) => `fact:${name}`),
        ...contacts.map(({ kind }) => kind),
      ]
      for (const field of changed) counted.changed[field] = (counted.changed[field] ?? 0) + 1
      if (changed.length === 0) {
        counted.unchanged += 1
        continue
      }
      if (events.length > 0) moved.push({ id: member.id, events })
      staged.members.push({
        ...place,
        likeness: '',
        alikeIn: '',
        alike: '',
        language: '',
        events: { ...member.events, ...who.events },
        facts: { ...member.facts, ...who.facts },
        reachableBy: [...new Set([...member.reachableBy, ...contacts.map(({ kind }) => kind)])],
        name: '',
        code: '',
        codeHash: '',
        knownBefore: member.knownAt,
        reachableBefore: member.reachableBy,
      })
      for (const { kind, value } of contacts) {
        staged.contacts.push({ ...place, kind, value: vault.seal(value, contactPlace(member.id, kind)) })
      }
      const kinds = contacts.map(({ kind }) => matchOfKind[kind])
      const name = contacts.some(({ kind }) => kind === 'address') ? member.name(vault) : ''
      for (const match of matchKeys(vault, studyId, { ...who, name, registerNumber: null })) {
        if (kinds.includes(match.kind)) staged.matches.push({ ...place, ...match })
      }
    }
    const begun = await begunOf(moved)
    return { staged: { ...staged, margins: [] }, found, counted: { ...counted, begun } }
  }

  /** By changed event, the members who had begun a questionnaire that hangs on it. */
  async function begunOf(
    moved: readonly { id: string; events: string[] }[],
  ): Promise<Record<string, number>> {
    const waves = await listBegunWaves(
      store.now,
      moved.map(({ id }) => id),
    )
    const begun: Record<string, number> = {}
    for (const { id, events } of moved) {
      for (const event of events) {
        const own = waves.get(id) ?? []
        if (own.some((wave) => wavesOf.get(event)?.has(wave)))
          begun[`event:${event}`] = (begun[`event:${event}`] ?? 0) + 1
      }
    }
    return begun
  }
}

type Linkable<K extends keyof Staged> = Staged[K][number][]

function newOf(known: Readonly<Record<string, string>>, told: Readonly<Record<string, string>>): string[] {
  return Object.keys(told).filter((name) => known[name] !== told[name])
}

/** Only what has the form of a pseudonym is shown. */
function pseudonymOf({ pseudonym }: SaidOfPerson): string {
  return pseudonym && /^[0-9a-z]{12}$/i.test(pseudonym) ? pseudonym : ''
}

function wavesByEvent({ design }: Plan): Map<string, Set<string>> {
  const waves = new Map<string, Set<string>>()
  for (const {
    id,
    opens,
    referencePeriod: { from, to },
  } of design.waves) {
    for (const { event } of [...opens, from, to]) waves.set(event, (waves.get(event) ?? new Set()).add(id))
  }
  return waves
}

/** The contact details of members as they are known, open, by member and kind. */
async function presentOf({ store, vault }: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const details = await listPresentContactsOf(store.now, ids)
  return new Map(
    [...details].flatMap(([memberId, own]) =>
      own.map(
        ({ kind, value }) =>
          [`${memberId} ${kind}`, vault.open(value, contactPlace(memberId, kind))] as const,
      ),
    ),
  )
}
