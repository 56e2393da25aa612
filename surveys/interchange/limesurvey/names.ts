/** What each name in LimeSurvey's formulas is in the questionnaire that is made. */
import type { Meaning } from '../expression/write.ts'
import { questionsByRow } from './rows.ts'
import type { LimeQuestion, LimeSurvey } from './survey.ts'

const numbers = new Set(['N', 'K', ':'])

/** By name in small letters; ids without the number of the survey: `x6x78sq001`. */
export function namesOf(survey: LimeSurvey): ReadonlyMap<string, Meaning> {
  const names = new Map<string, Meaning>()
  for (const group of survey.groups) {
    for (const question of group.questions) {
      const id = `X${group.id}X${question.id}`
      for (const [suffix, meaning] of meaningsOf(question)) {
        names.set(`${question.code}${suffix}`.toLowerCase(), meaning)
        names.set(`${id}${suffix.replace('_', '')}`.toLowerCase(), meaning)
      }
    }
  }
  return names
}

function meaningsOf(question: LimeQuestion): [string, Meaning][] {
  const { code, type } = question
  const kind = numbers.has(type) ? 'number' : 'text'
  if (type === 'M' || type === 'P') {
    return [
      ['', { reads: code, kind: 'several' }],
      ...question.rows.map((row): [string, Meaning] => [
        `_${row.code}`,
        { reads: code, kind: 'several', answer: row.code },
      ]),
      ...question.rows.map((row): [string, Meaning] => [
        `_${row.code}comment`,
        { reads: `${code}_${row.code}_comment`, kind: 'text' },
      ]),
      ['_other', { reads: `${code}-Comment`, kind: 'text' }],
    ]
  }
  if (questionsByRow.has(type))
    return fieldsOf(question).map((field) => [
      `_${field}`,
      { reads: `${code}_${field}`, kind: valueKind(type, kind) },
    ])
  if (type === 'R') return [['', { reads: code, kind: 'several' }]]
  return [
    ['', { reads: code, kind: valueKind(type, kind), codes: { '-oth-': 'other' } }],
    ['_other', { reads: `${code}-Comment`, kind: 'text' }],
    ['_comment', { reads: `${code}-Comment`, kind: 'text' }],
  ]
}

function valueKind(type: string, otherwise: Meaning['kind']): Meaning['kind'] {
  if (type === '5' || type === 'A' || type === 'B') return 'number'
  return 'LO!YGFHCE1'.includes(type) ? 'one' : otherwise
}

function fieldsOf({ type, rows }: LimeQuestion): string[] {
  const [own, columns] = [rows.filter(({ scale }) => scale === 0), rows.filter(({ scale }) => scale === 1)]
  if (type === '1') return own.flatMap(({ code }) => [`${code}_0`, `${code}_1`])
  if (type === ';' || type === ':')
    return own.flatMap((row) => columns.map(({ code }) => `${row.code}_${code}`))
  return own.map(({ code }) => code)
}
