/** A study as a folder of files, as it stands in git: `study.json`, `waves.json`, … and `questionnaires/NAME.json`. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { documentText, isDocumentName } from '../../surveys/study-files/document-names.ts'
import type { StudyDocuments } from '../../surveys/study-files/documents.ts'
import { CommandFailed } from './failed.ts'

export function readStudyFolder(folder: string): StudyDocuments {
  const names = documentsIn(folder)
  if (!names.includes('study'))
    throw new CommandFailed(`There are no files of a study in '${folder}': no study.json.`)
  return Object.fromEntries(names.map((name) => [name, readDocument(fileOf(folder, name))]))
}

/** What the folder held of this study before is written over; what is no longer part of it goes away. */
export function writeStudyFolder(folder: string, documents: StudyDocuments): void {
  const before = existsSync(folder) ? documentsIn(folder) : []
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    const there = before.includes('study') ? idOf(readDocument(fileOf(folder, 'study'))) : null
    const id = idOf(documents.study)
    if (there === null)
      throw new CommandFailed(`'${folder}' holds something else than a study. Name an empty or new folder.`)
    if (there !== id)
      throw new CommandFailed(`'${folder}' holds the study '${there}', not '${id}'. Name another folder.`)
  }
  for (const name of before.filter((old) => isDocumentName(old) && !(old in documents)))
    rmSync(fileOf(folder, name))
  for (const [name, content] of Object.entries(documents)) {
    const file = fileOf(folder, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, documentText(content))
  }
}

const fileOf = (folder: string, name: string) => join(folder, `${name}.json`)

function documentsIn(folder: string): string[] {
  const inFolder = (within: string) =>
    (existsSync(join(folder, within)) ? readdirSync(join(folder, within)) : [])
      .filter((file) => file.endsWith('.json'))
      .map((file) => `${within}${file.slice(0, -'.json'.length)}`)
      .sort()
  return [...inFolder(''), ...inFolder('questionnaires/')]
}

function readDocument(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new CommandFailed(`'${file}' is not JSON: ${error.message.split('\n')[0]}. Mend it, and try again.`)
  }
}

function idOf(study: unknown): string | null {
  const id = typeof study === 'object' && study !== null && 'id' in study ? study.id : null
  return typeof id === 'string' ? id : null
}
