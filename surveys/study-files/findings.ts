/** Everything that the checks say of documents: what keeps them from being a study, or what is wrong with the study. */
import { checkDesign, type Finding } from '../check-design/index.ts'
import { findingOf } from '../check-design/rules/index.ts'
import { type StudyDocuments, studyFromDocuments } from './documents.ts'
import { placeOf } from './places.ts'

export interface DocumentFinding extends Finding {
  readonly document: string
}

export function findingsIn(documents: StudyDocuments): DocumentFinding[] {
  const read = studyFromDocuments(documents, 'nl')
  if ('study' in read) {
    return checkDesign(read.study).map((finding) => ({ ...finding, ...placeOf(finding.path) }))
  }
  const english = studyFromDocuments(documents, 'en')
  return read.problems.map(({ document, path, sentence: nl }, index) => {
    const en = 'problems' in english ? english.problems[index]!.sentence : nl
    return { ...findingOf('S100', path, { nl, en }), document }
  })
}
