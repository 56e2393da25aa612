import { Worker } from 'node:worker_threads'
import type { CoverageRow, RuleName, Severity, WaveDuration } from '../../surveys/check-design/index.ts'
import type { Language } from '../../surveys/design.ts'
import type { StudyDocuments } from '../../surveys/study-files/documents.ts'

export interface Finding {
  /** The number of the check. */
  readonly rule: RuleName
  readonly severity: Severity
  readonly document: string
  readonly path: string
  readonly sentence: string
  /** What to do about it. */
  readonly remedy: string
}

export interface CheckOrder {
  readonly id: number
  readonly documents: StudyDocuments
  readonly language: Language
}

export interface Examined {
  readonly findings: readonly Finding[]
  readonly durations: readonly WaveDuration[]
  readonly coverage: readonly CoverageRow[]
}

export interface CheckResult {
  readonly id: number
  readonly examined: Examined
}

let worker: Worker | null = null
let orders = 0
const waiting = new Map<number, { resolve(examined: Examined): void; reject(error: unknown): void }>()
const last = new Map<string, Promise<Examined>>()
const kept = 20

/** What is wrong with a draft, what could not be decided, how long it takes, and where its plan comes from. `hash` names the documents. */
export function checkDocuments(
  documents: StudyDocuments,
  hash: string,
  language: Language,
): Promise<Examined> {
  const key = `${hash} ${language}`
  const known = last.get(key)
  if (known) return known
  const found = ask(documents, language)
  last.set(key, found)
  if (last.size > kept) last.delete(last.keys().next().value!)
  found.catch(() => last.delete(key))
  return found
}

function ask(documents: StudyDocuments, language: Language): Promise<Examined> {
  worker ??= startWorker()
  orders += 1
  const order: CheckOrder = { id: orders, documents, language }
  return new Promise((resolve, reject) => {
    waiting.set(order.id, { resolve, reject })
    worker!.postMessage(order)
  })
}

function startWorker(): Worker {
  const started = new Worker(new URL('./worker.mjs', import.meta.url))
  // A program that has nothing else to do may end.
  started.unref()
  started.on('message', ({ id, examined }: CheckResult) => {
    waiting.get(id)?.resolve(examined)
    waiting.delete(id)
  })
  started.on('error', (error) => {
    worker = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  })
  return started
}
