/** The thread: documents come in, what is wrong with them goes out. */
import { parentPort } from 'node:worker_threads'
import { checkDesign } from '../../surveys/check-design/index.ts'
import { studyFromDocuments } from '../../surveys/study-files/documents.ts'
import { placeOf } from '../../surveys/study-files/places.ts'
import type { CheckOrder, CheckResult } from './check-documents.ts'

parentPort!.on('message', ({ id, documents, language }: CheckOrder) => {
  parentPort!.postMessage({ id, findings: findingsIn(documents, language) } satisfies CheckResult)
})

function findingsIn(documents: CheckOrder['documents'], language: CheckOrder['language']) {
  const read = studyFromDocuments(documents, language)
  if ('problems' in read)
    return read.problems.map((problem) => ({ severity: 'problem' as const, ...problem }))
  return checkDesign(read.study).map(({ severity, path, sentence }) => ({
    severity,
    ...placeOf(path),
    sentence,
  }))
}
