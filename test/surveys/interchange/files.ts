/** Small files of other programs, written for these tests. */
import { strToU8, zipSync } from 'fflate'
import { workbook } from '../../support/spreadsheet.ts'

type Row = Readonly<Record<string, string | number>>

const section = (name: string, rows: readonly Row[]) =>
  `<${name}><fields/><rows>${rows
    .map(
      (row) =>
        `<row>${Object.entries(row)
          .map(([key, value]) => `<${key}><![CDATA[${value}]]></${key}>`)
          .join('')}</row>`,
    )
    .join('')}</rows></${name}>`

/** The newer form: texts stand in sections of their own. */
export function lss(sections: Readonly<Record<string, readonly Row[]>>): Uint8Array {
  const body = Object.entries(sections).map(([name, rows]) => section(name, rows))
  return strToU8(
    `<?xml version="1.0" encoding="UTF-8"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>640</DBVersion><languages><language>nl</language></languages>${body.join('')}</document>`,
  )
}

interface Question {
  readonly id: number
  readonly code: string
  readonly type: string
  readonly nl?: string
  readonly en?: string
  readonly rest?: Row
  readonly rows?: readonly (readonly [string, string, number?])[]
  readonly answers?: readonly (readonly [string, string, number?])[]
  readonly attributes?: Row
}

/** One group with these questions. */
export function limeSurvey(
  questions: readonly Question[],
  more: Readonly<Record<string, readonly Row[]>> = {},
) {
  const rowsOf = questions.flatMap(({ id, rows = [] }) =>
    rows.map(([code, text, scale = 0], at) => ({ parent: id, qid: id * 100 + at, code, text, scale })),
  )
  const answersOf = questions.flatMap(({ id, answers = [] }) =>
    answers.map(([code, text, scale = 0], at) => ({ qid: id, aid: id * 100 + at, code, text, scale, at })),
  )
  const inBoth = (qid: number, nl = '', en = '') => [
    { qid, question: nl, help: '', language: 'nl' },
    { qid, question: en, help: '', language: 'en' },
  ]
  return lss({
    surveys: [{ sid: 12345, language: 'nl' }],
    surveys_languagesettings: [{ surveyls_language: 'nl', surveyls_title: 'Werk' }],
    groups: [{ gid: 6, sid: 12345, group_order: 0, grelevance: '' }],
    group_l10ns: [{ gid: 6, group_name: 'Uw werk', description: '', language: 'nl' }],
    questions: questions.map(({ id, code, type, rest }, at) => ({
      qid: id,
      parent_qid: 0,
      gid: 6,
      title: code,
      type,
      mandatory: 'N',
      other: 'N',
      relevance: '1',
      question_order: at,
      ...rest,
    })),
    subquestions: rowsOf.map(({ parent, qid, code, scale }, at) => ({
      qid,
      parent_qid: parent,
      title: code,
      relevance: '1',
      scale_id: scale,
      question_order: at,
    })),
    question_l10ns: [
      ...questions.flatMap(({ id, nl, en }) => inBoth(id, nl, en)),
      ...rowsOf.flatMap(({ qid, text }) => inBoth(qid, text, text)),
    ],
    answers: answersOf.map(({ qid, aid, code, scale, at }) => ({
      qid,
      aid,
      code,
      scale_id: scale,
      sortorder: at,
    })),
    answer_l10ns: answersOf.map(({ aid, text }) => ({ aid, answer: text, language: 'nl' })),
    question_attributes: questions.flatMap(({ id, attributes = {} }) =>
      Object.entries(attributes).map(([attribute, value]) => ({ qid: id, attribute, value })),
    ),
    ...more,
  })
}

export function txt(rows: readonly Row[]): Uint8Array {
  const head = [
    'class',
    'type/scale',
    'name',
    'relevance',
    'text',
    'help',
    'language',
    'mandatory',
    'other',
    'min_answers',
  ]
  const lines = [head, ...rows.map((row) => head.map((name) => String(row[name] ?? '')))]
  return strToU8(`\ufeff${lines.map((line) => line.join('\t')).join('\n')}`)
}

/** An Excel file of these sheets, with its texts in place. */
export function xlsForm(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Uint8Array {
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const rows = Object.fromEntries(
    Object.entries(sheets).map(([name, list]) => [
      name,
      list
        .map(
          (cells) =>
            `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`).join('')}</row>`,
        )
        .join(''),
    ]),
  )
  const parts = workbook(rows)
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}
