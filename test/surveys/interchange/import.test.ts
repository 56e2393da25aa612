/** Questionnaires of other programs come in whole, or with a line for everything that did not. */
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { UnreadableFile } from '../../../surveys/interchange/notes.ts'
import { readQuestionnaire } from '../../../surveys/interchange/read-questionnaire.ts'
import { limeSurvey, xlsForm } from './files.ts'

const refusal = (file: string, bytes: Uint8Array) => {
  try {
    readQuestionnaire(file, bytes)
  } catch (error) {
    if (error instanceof UnreadableFile) return error.sentence
    throw error
  }
  throw new Error('was not refused')
}

describe('a file that is no questionnaire', () => {
  it.each([
    ['x.doc', strToU8('hello'), 'This kind of file'],
    ['x.json', strToU8('{'), 'is not JSON'],
    ['x.json', strToU8('[]'), 'no SurveyJS questionnaire'],
    ['x.lss', strToU8('<document><a></document>'), 'not good XML (line 1)'],
    ['x.lss', strToU8('<!DOCTYPE d [<!ENTITY a "b">]><document>&a;</document>'), 'not good XML'],
    ['x.lss', strToU8('<other/>'), 'no LimeSurvey questionnaire'],
    ['x.lss', limeSurvey([]), 'no questions'],
    ['x.txt', strToU8('a;b\n1;2'), "a column 'class'"],
    ['x.xlsx', strToU8('PK'), 'cannot be read'],
    ['x.xlsx', zipSync({ 'xl/workbook.xml': strToU8('<workbook><sheets/></workbook>') }), 'no XLSForm'],
    ['x.xlsx', xlsForm({ choices: [['list_name']] }), "needs a sheet 'survey'"],
  ])('is refused with what to do: %s', (file, bytes, sentence) => {
    const { nl, en } = refusal(file, bytes)
    expect(en).toContain(sentence)
    expect(nl).not.toBe(en)
  })
})

describe('SurveyJS', () => {
  it('comes in as it is, with each thing that publication would refuse', () => {
    const json = { pages: [{ name: 'p', elements: [{ type: 'file', name: 'cv' }] }], timeLimit: 60 }
    const { questionnaire, notMapped } = readQuestionnaire('a.JSON', strToU8(JSON.stringify(json)))
    expect(questionnaire).toEqual(json)
    expect(notMapped.map(({ place }) => place)).toEqual(['timeLimit', 'pages[0].elements[0].type'])
  })

  it('keeps the texts of languages that respondents do not see, and says so once', () => {
    const title = { default: 'Naam', fr: 'Nom' }
    const json = { pages: [{ name: 'p', elements: [{ type: 'text', name: 'a', title }] }] }
    const { questionnaire, notMapped } = readQuestionnaire('a.json', strToU8(JSON.stringify(json)))
    expect(questionnaire).toEqual(json)
    expect(notMapped.map(({ what }) => what.en)).toEqual(['Languages: fr'])
  })
})
