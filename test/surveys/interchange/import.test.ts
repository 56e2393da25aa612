/** Questionnaires of other programs come in whole, or with a line for everything that did not. */
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { Model } from 'survey-core'
import { describe, expect, it } from 'vitest'
import { drawable } from '../../../client/researcher/design/questionnaire/drawable.ts'
import { UnreadableFile } from '../../../surveys/interchange/notes.ts'
import { readQuestionnaire } from '../../../surveys/interchange/read-questionnaire.ts'
import { anyQuestionnaire } from '../any-questionnaire.ts'
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
    ['x.json', strToU8(`{"pages":[${'['.repeat(5_000)}${']'.repeat(5_000)}]}`), 'too deep'],
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

  it('comes in from any file without a fault, and nothing in it is lost or moved', () => {
    const wild = ['a', 'a b', '', 'constructor', '__proto__', 'toString', 7, null, undefined]
    let made = 0
    const nameOf = () => {
      made += 1
      return wild[made % wild.length]
    }
    fc.assert(
      fc.property(anyQuestionnaire(nameOf), (json) => {
        const text = JSON.stringify(json)
        const { questionnaire } = readQuestionnaire('a.json', strToU8(`\ufeff${text}`))
        expect(JSON.stringify(questionnaire)).toBe(JSON.stringify(JSON.parse(text)))
      }),
      { numRuns: 300 },
    )
  })

  it('says what JSON itself loses: a name that stands twice, a number that is too exact', () => {
    const text =
      '{"pages":[{"name":"p","title":"a","title":"b","elements":[]}],"x":[1.50,12345678901234567890,1e2]}'
    for (const bytes of [strToU8(text), Buffer.from(`\ufeff${text}`, 'utf16le')]) {
      const { notMapped } = readQuestionnaire('a.json', bytes)
      expect(notMapped.slice(0, 2).map(({ place }) => place)).toEqual(['pages[0].title', 'x[1]'])
    }
  })

  it('without pages is read as if it had one, and says what else would be refused', () => {
    const json = { title: 'T', elements: [{ type: 'file', name: 'cv' }] }
    const { questionnaire, notMapped } = readQuestionnaire('a.json', strToU8(JSON.stringify(json)))
    expect(questionnaire).toEqual(json)
    expect(notMapped.map(({ place }) => place)).toEqual(['', 'elements[0].type'])
  })

  it('keeps the texts of languages that respondents do not see, and says so once', () => {
    const title = { default: 'Naam', fr: 'Nom' }
    const json = { pages: [{ name: 'p', elements: [{ type: 'text', name: 'a', title }] }] }
    const { questionnaire, notMapped } = readQuestionnaire('a.json', strToU8(JSON.stringify(json)))
    expect(questionnaire).toEqual(json)
    expect(notMapped.map(({ what }) => what.en)).toEqual(['Languages: fr'])
  })
})

describe('somebody else’s questionnaire, drawn', () => {
  it('fetches nothing, runs nothing, and is drawn without what is no part', () => {
    const html = '<p style="x" onclick="a()">Dag<script>b()</script><img src="https://x.example/a.png"></p>'
    const json = {
      logo: 'https://x.example/logo.png',
      pages: [
        null,
        {
          name: 7,
          elements: [
            'text',
            { type: 'html', name: 'h', html },
            { type: 'text', name: null, title: 'Is 3 < 4?' },
            { type: 'dropdown', name: 'constructor', choicesByUrl: { url: 'https://x.example' } },
            { type: 'image', name: 'i', imageLink: 'https://x.example/a.png' },
            { type: 'image', name: 'own', imageLink: 'data:image/png;base64,AA' },
            { type: 'panel', name: 'p', elements: { no: 'list' } },
          ],
        },
      ],
    }
    const drawn = drawable(json)
    expect(JSON.stringify(drawn)).not.toMatch(/x\.example|script|onclick|style/)
    expect(JSON.stringify(drawn)).toContain('<p>Dag</p>')
    expect(JSON.stringify(drawn)).toContain('Is 3 < 4?')
    const { pages } = new Model(drawn)
    expect(pages.map(({ name }) => name)).toEqual(['7'])
    expect(pages[0]!.questions.map(({ name }) => name)).toEqual(['h', '', 'constructor_', 'i', 'own'])
  })
})
