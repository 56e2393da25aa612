/** The columns of files with answers, and how each is got from a row. The shape follows the questionnaires, not the answers. */
import {
  type Missing,
  missing,
  NOT_HANDED_IN,
  NOT_IN_VERSION,
  type Read,
  readerOf,
  type StudyVariable,
  studyVariables,
  type VariableCode,
  type Version,
} from '../../../surveys/codebook/variables.ts'
import type { StudyDesign, Text } from '../../../surveys/design.ts'
import type { Answers, State } from '../../../surveys/instrument/index.ts'
import { text } from '../codes.ts'
import type { DataColumn } from '../formats/data-file.ts'
import type { AnswerLine } from '../lines.ts'

export type Value = number | string | Missing

export interface AnswerColumn<R> extends DataColumn {
  of(row: R): Value
}

/** A questionnaire that was handed in. */
export interface Handed {
  readonly line: AnswerLine
  /** Place among the versions of the study. */
  readonly version: number
  /** What was asked; null when nobody needs to know. */
  state(): State | null
}

/** A row per questionnaire that was handed in. */
export type LongRow = Handed

/** A row per member: what they handed in, by wave. */
export interface WideRow {
  readonly memberId: string
  readonly handed: ReadonlyMap<string, Handed>
}

/** A row per entry of a list. */
export interface EntryRow {
  readonly handed: Handed
  readonly number: number
  readonly answers: Answers
  state(): State | null
}

export interface Layout {
  readonly design: StudyDesign
  readonly versions: readonly Version[]
  readonly openText: boolean
}

const DAY = 86_400_000
const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY

type Plain = Pick<DataColumn, 'name' | 'label' | 'kind'> & { readonly codes?: readonly VariableCode[] }

function plain<R>(column: Plain, of: (row: R) => Value): AnswerColumn<R> {
  return { codes: [], missing: [], ...column, of }
}

const codes = (labels: readonly (readonly [string, Text])[]): VariableCode[] =>
  labels.map(([value, label], at) => ({ value, label, number: at + 1 }))

const languages = codes([
  ['nl', text('Nederlands', 'Dutch')],
  ['en', text('Engels', 'English')],
])

function numberOf(list: readonly VariableCode[], value: string): Value {
  return list.find((code) => code.value === value)?.number ?? missing(0)
}

function memberColumn<R>(of: (row: R) => string): AnswerColumn<R> {
  return plain(
    { name: 'member', label: text('panellid (pseudoniem)', 'panel member (pseudonym)'), kind: 'text' },
    of,
  )
}

function waveColumn<R>({ waves }: StudyDesign, of: (row: R) => string): AnswerColumn<R> {
  const list = codes(waves.map(({ id, title }) => [id, title]))
  const label = text('vragenlijst', 'questionnaire')
  return plain({ name: 'wave', label, kind: 'code', codes: list }, (row) => numberOf(list, of(row)))
}

/** Under which circumstances it was filled in. */
function circumstances({ versions }: Layout): AnswerColumn<Handed>[] {
  return [
    plain(
      {
        name: 'version',
        label: text('versie van de vragenlijst', 'version of the questionnaire'),
        kind: 'number',
      },
      ({ version }) => versions[version]!.version,
    ),
    plain({ name: 'language', label: text('taal', 'language'), kind: 'code', codes: languages }, ({ line }) =>
      numberOf(languages, line.language),
    ),
    plain({ name: 'mode', label: text('manier', 'mode'), kind: 'text' }, ({ line }) => line.mode),
    plain({ name: 'period_from', label: text('periode van', 'period from'), kind: 'day' }, ({ line }) =>
      dayNumber(line.periodFrom),
    ),
    plain({ name: 'period_to', label: text('periode tot en met', 'period to'), kind: 'day' }, ({ line }) =>
      dayNumber(line.periodTo),
    ),
    plain(
      { name: 'completed_at', label: text('verstuurd', 'completed'), kind: 'moment' },
      ({ line }) => line.completedAt,
    ),
  ]
}

/** The variable as it is read from each version, by place; null where it does not stand. */
const readsOf = (variable: StudyVariable, versions: readonly Version[]): (Read | null)[] =>
  versions.map(({ id }) => readerOf(variable, id))

const variablesIn = ({ versions, openText }: Layout, list?: string) =>
  studyVariables(versions, list).filter((variable) => openText || !variable.openText)

const columnOf = ({
  name,
  label,
  kind,
  ordered,
  codes: own,
  missing: reasons,
}: StudyVariable): DataColumn => {
  return { name, label, kind, ordered, codes: own, missing: reasons }
}

export function longColumns(layout: Layout): AnswerColumn<LongRow>[] {
  const fixed: AnswerColumn<LongRow>[] = [
    memberColumn(({ line }) => line.memberId),
    waveColumn(layout.design, ({ line }) => line.wave),
    ...circumstances(layout),
  ]
  const asked = variablesIn(layout).map((variable): AnswerColumn<LongRow> => {
    const reads = readsOf(variable, layout.versions)
    const of = ({ line, version, state }: LongRow) =>
      reads[version]?.(line.answers, state) ?? missing(NOT_IN_VERSION)
    return { ...columnOf(variable), of }
  })
  return unlike([...fixed, ...asked])
}

export function entryColumns(layout: Layout, list: string): AnswerColumn<EntryRow>[] {
  const number = text('hoeveelste', 'which one')
  const fixed: AnswerColumn<EntryRow>[] = [
    memberColumn(({ handed }) => handed.line.memberId),
    waveColumn(layout.design, ({ handed }) => handed.line.wave),
    plain({ name: 'entry', label: number, kind: 'number' }, (row) => row.number),
    ...circumstances(layout).map((column) => ({
      ...column,
      of: ({ handed }: EntryRow) => column.of(handed),
    })),
  ]
  const asked = variablesIn(layout, list).map((variable): AnswerColumn<EntryRow> => {
    const reads = readsOf(variable, layout.versions)
    const of = ({ handed, answers, state }: EntryRow) =>
      reads[handed.version]?.(answers, state) ?? missing(NOT_IN_VERSION)
    return { ...columnOf(variable), of }
  })
  return unlike([...fixed, ...asked])
}

/** Each column of a wave has its name behind it. */
export function wideColumns(layout: Layout): AnswerColumn<WideRow>[] {
  const variables = variablesIn(layout).map((variable) => ({
    variable,
    reads: readsOf(variable, layout.versions),
  }))
  const [none] = studyReasons
  return unlike([
    memberColumn<WideRow>(({ memberId }) => memberId),
    ...layout.design.waves.flatMap((wave): AnswerColumn<WideRow>[] => {
      const own = layout.versions.flatMap(({ instrument }, at) =>
        instrument === wave.instrument ? [at] : [],
      )
      const inWave = (column: DataColumn, of: (handed: Handed) => Value): AnswerColumn<WideRow> => ({
        ...column,
        name: `${column.name}.${wave.id}`,
        label: text(`${column.label.nl} (${wave.title.nl})`, `${column.label.en} (${wave.title.en})`),
        missing: column.missing.length > 0 ? column.missing : [none],
        of: ({ handed }) => {
          const here = handed.get(wave.id)
          return here ? of(here) : missing(column.missing.length > 0 ? NOT_HANDED_IN : 0)
        },
      })
      return [
        ...circumstances(layout).map((column) => inWave(column, column.of)),
        ...variables
          .filter(({ reads }) => own.some((at) => reads[at] !== null))
          .map(({ variable, reads }) =>
            inWave(
              columnOf(variable),
              ({ line, version, state }) => reads[version]?.(line.answers, state) ?? missing(NOT_IN_VERSION),
            ),
          ),
      ]
    }),
  ])
}

/** Of what is always known of a questionnaire that was handed in. */
const studyReasons = [
  {
    letter: 'c',
    number: -999_999_903,
    label: text('vragenlijst niet ingevuld', 'questionnaire not completed'),
    value: null,
  },
] as const

/** A question may be called as a column of ours is. */
function unlike<R>(columns: readonly AnswerColumn<R>[]): AnswerColumn<R>[] {
  const taken = new Set<string>()
  return columns.map((column) => {
    let { name } = column
    while (taken.has(name)) name = `${name}_`
    taken.add(name)
    return name === column.name ? column : { ...column, name }
  })
}
