/** A study as a set of JSON documents, one a file: what is drafted, compared, kept in git and sent to others. */
import type { PublishedFigures } from '../../analysis/reports/published.ts'
import type { Language, StudyDesign } from '../design.ts'
import { pathText } from '../edit/json.ts'
import { designDocuments, isDocumentName, questionnaireDocument, questionnaireOf } from './document-names.ts'
import { schemas } from './schemas.ts'
import { shapeSentence } from './sentences.ts'

/** By name, which is the path of its file without `.json`: `study`, `waves`, `questionnaires/decision`. */
export type StudyDocuments = Readonly<Record<string, unknown>>

export interface StudyParts {
  readonly design: StudyDesign
  readonly instruments: Readonly<Record<string, unknown>>
  /** What an earlier report printed, to stand beside own results. */
  readonly published?: PublishedFigures
}

/** A document that is not as it should be: where, and what is wrong. */
export interface DocumentProblem {
  readonly document: string
  /** In the document: `[2].contacts[0].afterDays`; '' for all of it. */
  readonly path: string
  readonly sentence: string
}

export function documentsOf({ design, instruments, published }: StudyParts): StudyDocuments {
  const { waves, contactTexts, concepts, variables, plan, ...study } = design
  return {
    study,
    waves,
    'contact-texts': contactTexts,
    concepts,
    variables,
    plan,
    ...Object.fromEntries(
      Object.entries(instruments).map(([name, json]) => [questionnaireDocument(name), json]),
    ),
    ...(published && { published }),
  }
}

/** The study that the documents make, or everything that keeps them from being one. */
export function studyFromDocuments(
  documents: StudyDocuments,
  language: Language = 'nl',
): { readonly study: StudyParts } | { readonly problems: readonly DocumentProblem[] } {
  const problems = [...strange(documents, language), ...misshapen(documents, language)]
  if (problems.length > 0) return { problems }
  const { study, waves, 'contact-texts': contactTexts, concepts, variables, plan } = documents
  const design = { ...(study as object), waves, contactTexts, concepts, variables, plan } as StudyDesign
  const instruments: Record<string, unknown> = {}
  for (const [name, json] of Object.entries(documents)) {
    const instrument = questionnaireOf(name)
    if (instrument !== null) instruments[instrument] = json
  }
  const { published } = documents
  return {
    study: { design, instruments, ...(published ? { published: published as PublishedFigures } : {}) },
  }
}

function strange(documents: StudyDocuments, language: Language): DocumentProblem[] {
  const sentence = words[language].strange
  return Object.keys(documents)
    .filter((name) => !isDocumentName(name))
    .map((document) => ({ document, path: '', sentence }))
}

function misshapen(documents: StudyDocuments, language: Language): DocumentProblem[] {
  const problems: DocumentProblem[] = []
  for (const document of designDocuments) {
    if (!(document in documents)) problems.push({ document, path: '', sentence: words[language].missing })
    else problems.push(...shapeProblems(document, documents[document], language))
  }
  for (const [document, json] of Object.entries(documents)) {
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json)
    if (questionnaireOf(document) !== null && !isObject)
      problems.push({ document, path: '', sentence: words[language].noQuestionnaire })
  }
  return problems
}

/** What is wrong with the shape of one design document. */
export function shapeProblems(
  document: (typeof designDocuments)[number],
  content: unknown,
  language: Language = 'nl',
): DocumentProblem[] {
  const read = schemas[document].safeParse(content, { error: (issue) => shapeSentence(issue, language) })
  if (read.success) return []
  return read.error.issues.map(({ path, message }) => ({ document, path: pathText(path), sentence: message }))
}

const words = {
  nl: {
    strange:
      'Dit bestand hoort niet bij een onderzoek. Geef het de naam van een onderdeel, of zet een vragenlijst in questionnaires/.',
    missing: 'Dit bestand ontbreekt.',
    noQuestionnaire: 'Dit is geen vragenlijst: er moet een JSON-object staan, met pages of elements.',
  },
  en: {
    strange:
      'This file is no part of a study. Give it the name of a part, or put a questionnaire in questionnaires/.',
    missing: 'This file is missing.',
    noQuestionnaire: 'This is no questionnaire: a JSON object is expected, with pages or elements.',
  },
} as const
