/** The codebook of the exports: every column of every table, what it means, and how it is got from a row. Pure. */
import type { StudyDesign, Text } from '../../surveys/design.ts'
import { disposition } from '../domain/disposition.ts'
import { caseState } from '../domain/sample-case.ts'
import { codes, dispositionCodes, modes, participations, statuses, text, yesNo } from './codes.ts'
import type { CaseLine, ContactLine, IncentiveLine, MemberLine, ResponseLine } from './lines.ts'

export interface Column<L> {
  readonly name: string
  readonly label: Text
  readonly type: 'text' | 'number' | 'day' | 'moment' | 'category'
  /** The codes of a category with what they mean. */
  readonly values?: readonly { readonly value: string; readonly label: Text }[]
  /** Empty where there is nothing. */
  of(line: L): string | number | null
}

const moment = (at: number | null) => (at === null ? null : new Date(at).toISOString())
const memberColumn = <L extends { readonly memberId: string }>(): Column<L> => ({
  name: 'member',
  label: text('panellid (pseudoniem)', 'panel member (pseudonym)'),
  type: 'text',
  of: ({ memberId }) => memberId,
})
const waveColumn = <L extends { readonly wave: string }>({ waves }: StudyDesign): Column<L> => ({
  name: 'wave',
  label: text('vragenlijst', 'questionnaire'),
  type: 'category',
  values: waves.map(({ id, title }) => ({ value: id, label: title })),
  of: ({ wave }) => wave,
})

export function memberColumns(design: StudyDesign): Column<MemberLine>[] {
  return [
    memberColumn(),
    { name: 'cohort', label: text('steekproef', 'sample'), type: 'text', of: ({ member }) => member.cohort },
    { name: 'language', label: text('taal', 'language'), type: 'text', of: ({ member }) => member.language },
    {
      name: 'participation',
      label: text('deelname', 'participation'),
      type: 'category',
      values: participations,
      of: ({ member }) => member.participation,
    },
    {
      name: 'participation_at',
      label: text('deelname sinds', 'participation since'),
      type: 'moment',
      of: ({ member }) => moment(member.participationAt),
    },
    {
      name: 'joined_at',
      label: text('in het panel sinds', 'in the panel since'),
      type: 'moment',
      of: ({ member }) => moment(member.createdAt),
    },
    {
      name: 'reachable_by',
      label: text('bekende contactgegevens', 'known contact details'),
      type: 'text',
      of: ({ member }) => [...member.reachableBy].sort().join(' '),
    },
    ...design.events.map(
      ({ name, label }): Column<MemberLine> => ({
        name: `event.${name}`,
        label,
        type: 'day',
        of: ({ member }) => member.events[name] ?? null,
      }),
    ),
    ...design.facts.map(
      ({ name, label, type, values }): Column<MemberLine> => ({
        name: `fact.${name}`,
        label,
        type,
        ...(values && { values }),
        of: ({ member }) => member.facts[name] ?? null,
      }),
    ),
  ]
}

/** One line a member and wave, also where nothing has happened yet. */
export function caseColumns(design: StudyDesign, now: number): Column<CaseLine>[] {
  const found = (line: CaseLine) => disposition(design, line.design, line.member, line.events, now)
  const state = (line: CaseLine) => caseState(design, line.design, line.member, line.events.history, now)
  return [
    memberColumn(),
    waveColumn(design),
    {
      name: 'status',
      label: text('stand', 'status'),
      type: 'category',
      values: statuses,
      of: (line) => state(line).status,
    },
    {
      name: 'disposition',
      label: text('uitkomst (AAPOR)', 'disposition (AAPOR)'),
      type: 'category',
      values: dispositionCodes,
      of: (line) => found(line).code,
    },
    {
      name: 'disposition_final',
      label: text('uitkomst staat vast', 'disposition is final'),
      type: 'category',
      values: yesNo,
      of: (line) => (found(line).final ? 'yes' : 'no'),
    },
    {
      name: 'opens_on',
      label: text('open vanaf', 'opens on'),
      type: 'day',
      of: (line) => state(line).window?.opensOn ?? null,
    },
    {
      name: 'first_access_at',
      label: text('voor het eerst geopend', 'first opened'),
      type: 'moment',
      of: ({ events }) => moment(events.history.firstAccessAt),
    },
    {
      name: 'last_activity_at',
      label: text('laatst mee bezig', 'last activity'),
      type: 'moment',
      of: ({ events }) => moment(events.history.lastActivityAt),
    },
    {
      name: 'completed_at',
      label: text('verstuurd', 'completed'),
      type: 'moment',
      of: ({ events }) => moment(events.history.completedAt),
    },
    {
      name: 'refused_at',
      label: text('geweigerd', 'refused'),
      type: 'moment',
      of: ({ events }) => moment(events.history.refusedAt),
    },
    {
      name: 'revisions',
      label: text('keer bewaard', 'times saved'),
      type: 'number',
      of: ({ revisions }) => revisions,
    },
    {
      name: 'contacts',
      label: text('contacten', 'contacts'),
      type: 'number',
      of: ({ events }) => events.history.contacts.length,
    },
  ]
}

export function contactColumns(design: StudyDesign): Column<ContactLine>[] {
  return [
    memberColumn(),
    waveColumn(design),
    {
      name: 'kind',
      label: text('soort contact', 'kind of contact'),
      type: 'category',
      values: codes({
        invitation: text('uitnodiging', 'invitation'),
        reminder: text('herinnering', 'reminder'),
      }),
      of: ({ contact }) => contact.kind,
    },
    {
      name: 'ordinal',
      label: text('hoeveelste', 'ordinal'),
      type: 'number',
      of: ({ contact }) => contact.ordinal,
    },
    {
      name: 'mode',
      label: text('manier', 'mode'),
      type: 'category',
      values: modes,
      of: ({ contact }) => contact.mode,
    },
    { name: 'text', label: text('tekst', 'text'), type: 'text', of: ({ contact }) => contact.textKey },
    {
      name: 'recorded_at',
      label: text('vastgelegd', 'recorded'),
      type: 'moment',
      of: ({ contact }) => moment(contact.recordedAt),
    },
    {
      name: 'outcome',
      label: text('uitkomst', 'outcome'),
      type: 'category',
      values: codes({
        claimed: text('wordt verstuurd', 'being sent'),
        queued: text('klaargezet', 'queued'),
        sent: text('verstuurd', 'sent'),
        failed: text('niet verstuurd', 'not sent'),
        unknown: text('onbekend of het verstuurd is', 'unknown whether it was sent'),
        undeliverable: text('kwam niet aan', 'did not arrive'),
        reached: text('gesproken', 'reached'),
        'not-reached': text('niet bereikt', 'not reached'),
      }),
      of: ({ contact }) => contact.outcome,
    },
    {
      name: 'outcome_at',
      label: text('uitkomst sinds', 'outcome since'),
      type: 'moment',
      of: ({ contact }) => moment(contact.outcomeAt),
    },
    { name: 'tries', label: text('pogingen', 'tries'), type: 'number', of: ({ contact }) => contact.tries },
  ]
}

export function responseColumns(design: StudyDesign): Column<ResponseLine>[] {
  return [
    memberColumn(),
    waveColumn(design),
    {
      name: 'instrument_version',
      label: text('versie van de vragenlijst', 'version of the questionnaire'),
      type: 'number',
      of: ({ version }) => version,
    },
    {
      name: 'language',
      label: text('taal', 'language'),
      type: 'text',
      of: ({ response }) => response.language,
    },
    { name: 'mode', label: text('manier', 'mode'), type: 'text', of: ({ response }) => response.mode },
    {
      name: 'period_from',
      label: text('periode van', 'period from'),
      type: 'day',
      of: ({ response }) => response.periodFrom,
    },
    {
      name: 'period_to',
      label: text('periode tot en met', 'period to'),
      type: 'day',
      of: ({ response }) => response.periodTo,
    },
    {
      name: 'first_access_at',
      label: text('voor het eerst geopend', 'first opened'),
      type: 'moment',
      of: ({ firstAccessAt }) => moment(firstAccessAt),
    },
    {
      name: 'completed_at',
      label: text('verstuurd', 'completed'),
      type: 'moment',
      of: ({ response }) => moment(response.completedAt),
    },
    {
      name: 'revisions',
      label: text('keer bewaard', 'times saved'),
      type: 'number',
      of: ({ revisions }) => revisions,
    },
  ]
}

export function incentiveColumns(design: StudyDesign): Column<IncentiveLine>[] {
  return [
    memberColumn(),
    waveColumn(design),
    {
      name: 'cents',
      label: text('bedrag in centen', 'amount in cents'),
      type: 'number',
      of: ({ cents }) => cents,
    },
    {
      name: 'issued_at',
      label: text('toegekend', 'given'),
      type: 'moment',
      of: ({ issuedAt }) => moment(issuedAt),
    },
    {
      name: 'claimed_at',
      label: text('gevraagd', 'claimed'),
      type: 'moment',
      of: ({ claimedAt }) => moment(claimedAt),
    },
  ]
}
