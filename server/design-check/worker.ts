/** The thread: documents come in, what the checks say of them goes out. */
import { parentPort } from 'node:worker_threads'
import { examineDocuments } from '../../surveys/study-files/findings.ts'
import type { CheckOrder, CheckResult } from './check-documents.ts'

parentPort!.on('message', ({ id, documents, language }: CheckOrder) => {
  const { findings, durations, coverage } = examineDocuments(documents)
  const spoken = findings.map(({ rule, severity, document, path, sentence, remedy }) => {
    return { rule, severity, document, path, sentence: sentence[language], remedy: remedy[language] }
  })
  const examined = { findings: spoken, durations, coverage }
  parentPort!.postMessage({ id, examined } satisfies CheckResult)
})
