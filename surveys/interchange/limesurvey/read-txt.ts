/** LimeSurvey's tab separated structure: a row for each part and language, `class` says what it is. */
import { parse } from 'csv-parse/browser/esm/sync'
import { UnreadableFile } from '../notes.ts'
import type { LimeAnswer, LimeGroup, LimeQuestion, LimeRow, LimeSurvey } from './survey.ts'

type Row = Readonly<Record<string, string>>
type Open<T> = { -readonly [K in keyof T]: T[K] }
type Words = Record<string, string>

const columns = new Set([
  ...['id', 'related_id', 'class', 'type/scale', 'name', 'relevance', 'text', 'help', 'language'],
  ...['validation', 'mandatory', 'encrypted', 'other', 'default', 'same_default', 'same_script'],
])
const ours = new Set(['S', 'SL', 'G', 'Q', 'SQ', 'A'])

export function readTxt(source: string): LimeSurvey {
  const rows = rowsOf(source)
  const settings = rows.filter((row) => row.class === 'S')
  const base = settings.find(({ name }) => name === 'language')?.text || 'nl'
  const languageOf = (row: Row) => row.language || base
  const survey = (name: string) =>
    Object.fromEntries(
      rows
        .filter((row) => row.class === 'SL' && row.name === name)
        .map((row) => [languageOf(row), row.text ?? '']),
    )
  const groups: Open<LimeGroup>[] = []
  const questions = new Map<string, Open<LimeQuestion>>()
  let group: Open<LimeGroup> | undefined
  let question: Open<LimeQuestion> | undefined
  let language = ''
  let inLanguage = 0
  for (const row of rows) {
    const spoken = languageOf(row)
    if (row.class === 'G') {
      inLanguage = spoken === language ? inLanguage + 1 : 0
      language = spoken
      // Files without numbers of groups repeat them in the same order for each language.
      const id = row['type/scale'] || `G${inLanguage}`
      group = groups.find((one) => one.id === id)
      if (!group) {
        group = {
          id,
          title: {},
          description: {},
          relevance: row.relevance ?? '',
          random: row.random_group ?? '',
          questions: [],
        }
        groups.push(group)
      }
      say(group.title, spoken, row.name)
      say(group.description, spoken, row.text)
    }
    if (row.class === 'Q' && group) {
      const key = `${group.id} ${row.name}`
      question = questions.get(key)
      if (!question) {
        question = questionOf(row)
        questions.set(key, question)
        group.questions = [...group.questions, question]
      }
      say(question.text, spoken, row.text)
      say(question.help, spoken, row.help)
      for (const [name, value] of Object.entries(row)) {
        if (columns.has(name) || value === '') continue
        const attributes = question.attributes as Record<string, Words>
        attributes[name] ??= {}
        attributes[name][spoken] = value
      }
    }
    if (row.class === 'SQ' && question && !isFieldName(row, question)) {
      const [code, scale] = [row.name ?? '', Number(row['type/scale'] || 0)]
      let own = question.rows.find((one) => one.code === code && one.scale === scale)
      if (!own) {
        own = { code, scale, text: {}, relevance: row.relevance ?? '' } satisfies LimeRow
        question.rows = [...question.rows, own]
      }
      say(own.text, spoken, row.text)
    }
    if (row.class === 'A' && question) {
      const [code, scale] = [row.name ?? '', Number(row['type/scale'] || 0)]
      let own = question.answers.find((one) => one.code === code && one.scale === scale)
      if (!own) {
        own = { code, scale, text: {} } satisfies LimeAnswer
        question.answers = [...question.answers, own]
      }
      say(own.text, spoken, row.text)
    }
  }
  return {
    title: survey('surveyls_title'),
    welcome: survey('surveyls_welcometext'),
    end: survey('surveyls_endtext'),
    others: [...new Set(rows.map((row) => row.class ?? '').filter((name) => name !== '' && !ours.has(name)))],
    groups,
  }
}

function questionOf(row: Row): Open<LimeQuestion> {
  return {
    id: row.id ?? '',
    code: row.name ?? '',
    type: row['type/scale'] ?? '',
    text: {},
    help: {},
    relevance: row.relevance ?? '',
    pattern: row.validation ?? '',
    mandatory: row.mandatory ?? '',
    other: row.other === 'Y',
    initial: row.default ?? '',
    attributes: {},
    rows: [],
    answers: [],
  }
}

/** Rows that only tell how the fields of 'other', comments and files are called. */
function isFieldName(row: Row, question: LimeQuestion): boolean {
  return question.type === 'O' || question.type === '|' || (row.name === 'other' && question.other)
}

function say(texts: unknown, language: string, text: string | undefined): void {
  if (text) (texts as Words)[language] = text
}

function rowsOf(source: string): Row[] {
  let lists: string[][]
  try {
    lists = parse(source, {
      delimiter: '\t',
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    })
  } catch {
    throw notTabs()
  }
  const [head = [], ...rest] = lists
  if (!head.includes('class') || !head.includes('type/scale')) throw notTabs()
  return rest.map((list) => Object.fromEntries(head.map((name, at) => [name, list[at] ?? ''])))
}

function notTabs(): UnreadableFile {
  return new UnreadableFile({
    nl: "Dit tekstbestand is geen vragenlijst van LimeSurvey: er moet een kolom 'class' en een kolom 'type/scale' zijn, gescheiden door tabs. Kies in LimeSurvey: Exporteren, Tab-separated-values (.txt).",
    en: "This text file is no LimeSurvey questionnaire: it needs a column 'class' and a column 'type/scale', separated by tabs. In LimeSurvey choose: Export, Tab-separated-values (.txt).",
  })
}
