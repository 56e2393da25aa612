/** Everything that the checks say of documents: what keeps them from being a study, or what is wrong with the study. */
import { type Examined, examineDesign, type Finding } from '../check-design/index.ts'
import { findingOf } from '../check-design/rules/index.ts'
import { type StudyDocuments, studyFromDocuments } from './documents.ts'
import { placeOf } from './places.ts'

export interface DocumentFinding extends Finding {
  readonly document: string
}

export interface ExaminedDocuments extends Omit<Examined, 'findings'> {
  readonly findings: readonly DocumentFinding[]
}

export function examineDocuments(documents: StudyDocuments): ExaminedDocuments {
  const read = studyFromDocuments(documents, 'nl')
  if ('study' in read) {
    const { findings, ...rest } = examineDesign(read.study)
    return { findings: findings.map((finding) => ({ ...finding, ...placeOf(finding.path) })), ...rest }
  }
  const english = studyFromDocuments(documents, 'en')
  const findings = read.problems.map(({ document, path, sentence: nl }, index) => {
    const en = 'problems' in english ? english.problems[index]!.sentence : nl
    return { ...findingOf('S100', path, { nl, en }), document }
  })
  return { findings, durations: [], coverage: [] }
}
