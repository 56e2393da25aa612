/** The thread: documents come in, what the checks say of them goes out. */
import { parentPort } from 'node:worker_threads'
import { findingsIn } from '../../surveys/study-files/findings.ts'
import type { CheckOrder, CheckResult } from './check-documents.ts'

parentPort!.on('message', ({ id, documents, language }: CheckOrder) => {
  const findings = findingsIn(documents).map(({ rule, severity, document, path, sentence, remedy }) => {
    return { rule, severity, document, path, sentence: sentence[language], remedy: remedy[language] }
  })
  parentPort!.postMessage({ id, findings } satisfies CheckResult)
})
