import { describe, expect, it } from 'vitest'
import { studies } from '../../surveys/index.ts'
import { documentText, isDocumentName } from '../../surveys/study-files/document-names.ts'
import { documentsOf, studyFromDocuments } from '../../surveys/study-files/documents.ts'
import { emptyStudy } from '../../surveys/study-files/empty.ts'
import { smallStudy } from '../support/small-study.ts'

const documents = () => documentsOf(smallStudy())
const problemsOf = (changed: Record<string, unknown>) => {
  const read = studyFromDocuments(changed, 'en')
  return 'problems' in read ? read.problems : []
}

describe('a study as files', () => {
  it('is refused with each place that is wrong, and what to do there', () => {
    const { study, waves, ...rest } = documents()
    const spoiled = {
      ...rest,
      study: { ...(study as object), timezone: 'Europe/Amsterdam' },
      waves: [{ ...(waves as object[])[0], openDays: '42', opens: undefined }],
      'questionnaires/empty': [],
      'notes.txt': 'read me',
    }
    expect(problemsOf(spoiled)).toEqual([
      { document: 'notes.txt', path: '', sentence: expect.stringContaining('no part of a study') },
      {
        document: 'study',
        path: '',
        sentence: "This is not known here: 'timezone'. Mend the spelling, or take it out.",
      },
      { document: 'waves', path: '[0].opens', sentence: 'This is missing. Put a list: [ … ] here.' },
      { document: 'waves', path: '[0].openDays', sentence: 'This should be a number.' },
      { document: 'questionnaires/empty', path: '', sentence: expect.stringContaining('no questionnaire') },
    ])
  })

  it('is refused when a part is missing', () => {
    const { plan: _, ...rest } = documents()
    expect(problemsOf(rest)).toEqual([{ document: 'plan', path: '', sentence: 'This file is missing.' }])
  })

  it('takes no name for a document that could lead out of its folder', () => {
    for (const name of [
      '../study',
      'questionnaires/../../x',
      'questionnaires/',
      'questionnaires/a/b',
      '__proto__',
    ])
      expect(isDocumentName(name)).toBe(false)
  })

  it.each(Object.values(studies))('holds all of $design.id, and gives it back', (study) => {
    const { design, instruments, published } = study
    const text = Object.fromEntries(
      Object.entries(documentsOf(study)).map(([name, content]) => [name, JSON.parse(documentText(content))]),
    )
    expect(studyFromDocuments(text)).toEqual({ study: { design, instruments, published } })
  })

  it('can be of a study in which nothing stands yet', () => {
    const empty = emptyStudy('new', { nl: 'Nieuw', en: 'New' })
    expect(studyFromDocuments(documentsOf(empty))).toEqual({ study: empty })
  })
})
