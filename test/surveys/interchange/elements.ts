/** What a file became: all elements at the top of its pages, and what did not come along. */
import { readQuestionnaire } from '../../../surveys/interchange/read-questionnaire.ts'

export type Json = Record<string, unknown>

export function elements(file: string, bytes: Uint8Array) {
  const { questionnaire, notMapped } = readQuestionnaire(file, bytes)
  const pages = questionnaire.pages as { elements: Json[] }[]
  return { questionnaire, notMapped, all: pages.flatMap((page) => page.elements) }
}
