/**
 * LimeSurvey's survey structure in XML. Before version 4 each question stands there once a language; since then texts stand in
 * sections of their own (`question_l10ns` …). Both are read by gathering the texts of each id.
 */
import { UnreadableFile } from '../notes.ts'
import type { Texts } from '../words.ts'
import { childOf, childrenOf, readXml, type Tag } from '../xml.ts'
import type { LimeQuestion, LimeSurvey } from './survey.ts'

type Row = Readonly<Record<string, string>>

const read = new Set([
  ...['LimeSurveyDocType', 'DBVersion', 'languages', 'surveys', 'surveys_languagesettings', 'groups'],
  ...['group_l10ns', 'questions', 'subquestions', 'question_l10ns', 'answers', 'answer_l10ns'],
  ...['question_attributes', 'defaultvalues', 'defaultvalue_l10ns'],
  // How a page looks is ours.
  ...['themes', 'themes_inherited', 'plugin_settings'],
])

export function readLss(source: string): LimeSurvey {
  const document = readXml(source)
  if (document.name !== 'document' || childOf(document, 'LimeSurveyDocType')?.text.trim() !== 'Survey')
    throw new UnreadableFile({
      nl: 'Dit is geen vragenlijst van LimeSurvey. Kies in LimeSurvey: Exporteren, Vragenlijststructuur (.lss).',
      en: 'This is no LimeSurvey questionnaire. In LimeSurvey choose: Export, Survey structure (.lss).',
    })
  const rows = (section: string) => rowsIn(childOf(document, section))
  const base =
    rows('surveys')[0]?.language ?? childrenOf(childOf(document, 'languages'), 'language')[0]?.text ?? 'nl'
  const settings = rows('surveys_languagesettings')
  const inLanguages = (of: readonly Row[], property: string, language = 'language'): Texts =>
    Object.fromEntries(of.map((row) => [row[language] || base, row[property] ?? '']))

  /** Rows with the texts of their own and of the section beside it, once an id. */
  const gather = (section: readonly Row[], id: string, beside: readonly Row[]) => {
    const texts = groupBy(beside, id)
    return [...groupBy(section, id)].map(([key, own]) => ({ row: own[0]!, texts: texts.get(key) ?? own }))
  }
  const byOrder = (order: string) => (one: { row: Row }, other: { row: Row }) =>
    Number(one.row[order] ?? 0) - Number(other.row[order] ?? 0)
  const questionTexts = rows('question_l10ns')
  const attributes = groupBy(rows('question_attributes'), 'qid')
  const initials = groupBy(rows('defaultvalues'), 'qid')
  const initialTexts = groupBy(rows('defaultvalue_l10ns'), 'dvid')
  const answerRows = rows('answers').map((row) => ({
    ...row,
    key: row.aid ?? `${row.qid} ${row.scale_id ?? 0} ${row.code}`,
  }))
  const answers = gather(
    answerRows,
    'key',
    rows('answer_l10ns').map((row) => ({ ...row, key: row.aid ?? '' })),
  ).sort(byOrder('sortorder'))
  const subquestions = gather(rows('subquestions'), 'qid', questionTexts).sort(byOrder('question_order'))

  const questions = gather(rows('questions'), 'qid', questionTexts)
    .filter(({ row }) => Number(row.parent_qid ?? 0) === 0)
    .sort(byOrder('question_order'))
    .map(({ row, texts }): LimeQuestion & { readonly gid: string } => ({
      gid: row.gid ?? '',
      id: row.qid ?? '',
      code: row.title ?? '',
      type: row.type ?? '',
      text: inLanguages(texts, 'question'),
      help: inLanguages(texts, 'help'),
      relevance: row.relevance ?? '',
      pattern: row.preg ?? '',
      mandatory: row.mandatory ?? '',
      other: row.other === 'Y',
      initial: (initials.get(row.qid ?? '') ?? [])
        .map((one) => one.defaultvalue || initialTexts.get(one.dvid ?? '')?.[0]?.defaultvalue || '')
        .join(' ')
        .trim(),
      attributes: Object.fromEntries(
        [...groupBy(attributes.get(row.qid ?? '') ?? [], 'attribute')].map(([name, own]) => [
          name,
          inLanguages(own, 'value'),
        ]),
      ),
      rows: subquestions
        .filter((sub) => sub.row.parent_qid === row.qid)
        .map((sub) => ({
          code: sub.row.title ?? '',
          scale: Number(sub.row.scale_id ?? 0),
          text: inLanguages(sub.texts, 'question'),
          relevance: sub.row.relevance ?? '',
        })),
      answers: answers
        .filter((answer) => answer.row.qid === row.qid)
        .map((answer) => ({
          code: answer.row.code ?? '',
          scale: Number(answer.row.scale_id ?? 0),
          text: inLanguages(answer.texts, 'answer'),
        })),
    }))

  return {
    title: inLanguages(settings, 'surveyls_title', 'surveyls_language'),
    welcome: inLanguages(settings, 'surveyls_welcometext', 'surveyls_language'),
    end: inLanguages(settings, 'surveyls_endtext', 'surveyls_language'),
    others: document.children.filter(({ name }) => !read.has(name)).map(({ name }) => name),
    groups: gather(rows('groups'), 'gid', rows('group_l10ns'))
      .sort(byOrder('group_order'))
      .map(({ row, texts }) => ({
        id: row.gid ?? '',
        title: inLanguages(texts, 'group_name'),
        description: inLanguages(texts, 'description'),
        relevance: row.grelevance ?? '',
        random: row.randomization_group ?? '',
        questions: questions.filter(({ gid }) => gid === row.gid),
      })),
  }
}

function rowsIn(section: Tag | undefined): Row[] {
  return childrenOf(childOf(section, 'rows'), 'row').map((row) =>
    Object.fromEntries(row.children.map(({ name, text }) => [name, text.trim()])),
  )
}

function groupBy(rows: readonly Row[], property: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = row[property] ?? ''
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
