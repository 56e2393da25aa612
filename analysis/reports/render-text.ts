import type { Language } from '../../surveys/design.ts'
import { aligned } from '../aligned.ts'
import type { Report } from './build-report.ts'
import type { Cell, ReportColumn, ReportTable } from './table.ts'

const WORDS = {
  nl: {
    published: 'rapport',
    own: 'hier',
    few: 'te weinig personen',
    none: 'niet te schatten',
    simulated: 'Gesimuleerde antwoorden, geen echte mensen.',
    persons: 'personen',
    weighted: 'gewogen met',
    empty: 'geen',
    otherWays: 'Hetzelfde, anders geschat (=: het teken blijft)',
    checks: ['ongewogen', 'zelfde persoon', 'dubbel robuust', 'halfjaar eerder', 'aangevuld'],
  },
  en: {
    published: 'report',
    own: 'here',
    few: 'too few persons',
    none: 'not estimable',
    simulated: 'Simulated answers, no real people.',
    persons: 'persons',
    weighted: 'weighted by',
    empty: 'none',
    otherWays: 'The same, estimated in other ways (=: the mark stays)',
    checks: ['unweighted', 'within person', 'doubly robust', 'half-year before', 'imputed'],
  },
} as const

/**
 * The effect table, the hours and the contrasts as text for a terminal: what the report printed beside own results, with
 * intervals. A star stands with an effect that counts for the mark.
 */
export function renderText(report: Report, language: Language = 'nl'): string {
  const words = WORDS[language]
  const { meta } = report
  const weight = meta.weight === null ? '' : `, ${words.weighted} ${meta.weight}`
  return [
    `${meta.persons} ${words.persons}${weight}.${meta.simulated ? ` ${words.simulated}` : ''}`,
    effectText(report.table1, language, meta.alpha),
    robustnessText(report.table1, language),
    plainText(report.hours, language),
    plainText(report.contrasts, language),
    ...(report.durations.rows.length > 0 ? [plainText(report.durations, language)] : []),
    ...(report.weights.rows.length > 0 ? [plainText(report.weights, language)] : []),
  ].join('\n\n')
}

/**
 * Any table of a report as aligned text: a row per row, per column the estimate, its interval and the published figure.
 */
export function plainText(table: ReportTable, language: Language = 'nl'): string {
  const words = WORDS[language]
  const printed = (column: ReportColumn) =>
    table.rows.some((row) => row.cells[column.key]?.published !== undefined)
  const head = [
    '',
    ...table.columns.flatMap((column) => [
      column.label[language],
      ...(printed(column) ? [words.published] : []),
    ]),
  ]
  const body = table.rows.map((row) => [
    row.label[language],
    ...table.columns.flatMap((column) => {
      const own = row.cells[column.key]
      return [
        own === undefined ? '' : number(own, language),
        ...(printed(column) ? [own === undefined ? '' : published(own, language)] : []),
      ]
    }),
  ])
  return withNotes(table, aligned([head, ...body], Infinity), language)
}

function effectText(table: ReportTable, language: Language, alpha: number): string {
  const words = WORDS[language]
  const groups = table.columns.filter((column) => column.unit === 'mark')
  const part = (group: ReportColumn): string => {
    const prefix = group.key.slice(0, -'mark'.length)
    const outcomes = table.columns.filter(({ key, unit }) => unit !== 'mark' && key.startsWith(prefix))
    const head = [
      group.label[language],
      words.published,
      words.own,
      '',
      ...outcomes.map((outcome) => heading(outcome, language)),
    ]
    const body = table.rows.map((row) => {
      const mark = row.cells[group.key]
      return [
        row.label[language],
        shown(mark?.published?.mark, words.empty),
        mark?.mark ? shown(mark.mark.mark, words.empty) : words.few,
        mark?.mark ? counts(mark.mark) : '',
        ...outcomes.map(({ key }) => effect(row.cells[key], language, alpha)),
      ]
    })
    return aligned([head, ...body], Infinity)
  }
  return withNotes(table, groups.map(part).join('\n\n'), language)
}

/** The marks of Table 1 estimated in other ways; '=' where the mark stays. */
function robustnessText(table: ReportTable, language: Language): string {
  const words = WORDS[language]
  const groups = table.columns.filter((column) => column.unit === 'mark')
  const parts = groups.map((group) => {
    const body = table.rows.map((row) => {
      const cell = row.cells[group.key]
      const checks = (cell?.robustness ?? []).map(({ mark, survives }) =>
        mark === null ? '·' : `${shown(mark.mark, words.empty)}${survives ? ' =' : ''}`,
      )
      return [row.label[language], cell?.mark ? shown(cell.mark.mark, words.empty) : words.few, ...checks]
    })
    return aligned([[group.label[language], words.own, ...words.checks], ...body], Infinity)
  })
  return `${words.otherWays}\n\n${parts.join('\n\n')}`
}

const UNITS: Partial<Record<Cell['unit'], Record<Language, string>>> = {
  points: { nl: 'procentpunt', en: 'percentage points' },
  'applications per month': { nl: 'per maand', en: 'per month' },
}

function heading({ label, unit }: ReportColumn, language: Language): string {
  const own = UNITS[unit]?.[language]
  return own === undefined ? label[language] : `${label[language]}, ${own}`
}

const shown = (mark: string | undefined, empty: string): string =>
  mark === undefined ? '' : mark === '' ? empty : mark

/** How many outcomes go up and down, e.g. `2+ 1-`. */
function counts({ positive, negative, of }: NonNullable<Cell['mark']>): string {
  const parts = [positive > 0 ? `${positive}+` : '', negative > 0 ? `${negative}-` : ''].filter(
    (part) => part !== '',
  )
  return parts.length === 0 ? '' : `(${parts.join(' ')} / ${of})`
}

function effect(cell: Cell | undefined, language: Language, alpha: number): string {
  if (cell === undefined) return ''
  const star = cell.p !== undefined && cell.p !== null && cell.p < alpha ? '*' : ' '
  return `${number(cell, language)}${cell.estimate === null ? '' : star}`
}

function number({ estimate, low, high, p, unit, suppressed }: Cell, language: Language): string {
  const words = WORDS[language]
  if (estimate === null) return suppressed ? words.few : words.none
  const between = language === 'nl' ? '; ' : ', '
  const known = low !== null && high !== null
  const interval = known ? ` [${digits(low, unit, language)}${between}${digits(high, unit, language)}]` : ''
  const tested = known || p === undefined || p === null ? '' : ` (p ${probability(p, language)})`
  return `${digits(estimate, unit, language)}${interval}${tested}`
}

function probability(p: number, language: Language): string {
  const plain = p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`
  return language === 'nl' ? plain.replace('.', ',') : plain
}

/** A share as a percentage, a difference in shares as percentage points; a comma for the decimals in Dutch. */
function digits(value: number, unit: Cell['unit'], language: Language): string {
  const percent = unit === 'share' || unit === 'points'
  const plain = percent ? (100 * value).toFixed(1) : value.toFixed(unit === 'count' ? 0 : 2)
  const own = language === 'nl' ? plain.replace('.', ',') : plain
  return unit === 'share' ? `${own}%` : own
}

function published({ published: own, unit }: Cell, language: Language): string {
  if (own === undefined) return ''
  if (own.words !== undefined) return own.words[language]
  if (own.value !== undefined && own.value !== null) return digits(own.value, unit, language)
  return own.mark ?? own.sign ?? ''
}

function withNotes(table: ReportTable, body: string, language: Language): string {
  const notes = [...table.note, ...new Set(table.rows.flatMap((row) => row.footnotes))]
  return [table.title[language], body, ...new Set(notes.map((note) => note[language]))].join('\n')
}
