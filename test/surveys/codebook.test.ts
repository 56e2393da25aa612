/** The variables of a study's answers: nothing that was handed in is lost, and every missing value has the right reason. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spssNames, stataNames } from '../../surveys/codebook/names.ts'
import { codebookTables } from '../../surveys/codebook/study-codebook.ts'
import {
  Missing,
  NOT_ANSWERED,
  NOT_ASKED,
  readerOf,
  studyVariables,
  type Version,
} from '../../surveys/codebook/variables.ts'
import { compileInstrument } from '../../surveys/instrument/index.ts'
import { answeringStudy } from '../support/answering-study.ts'
import { constructs } from './instruments/constructs.ts'
import { routing } from './instruments/routing.ts'
import { randomAnswers, randomContext, seeded } from './random-answers.ts'

const version = (json: unknown, number = 1, instrument = 'q'): Version => ({
  id: `${instrument}${number}`,
  instrument,
  version: number,
  publishedAt: number,
  compiled: compileInstrument(json),
})
const question = (choices: readonly unknown[], more = {}) => ({
  pages: [{ name: 'p', elements: [{ type: 'radiogroup', name: 'q', choices, ...more }] }],
})
const codesOf = (...versions: Version[]) =>
  studyVariables(versions)[0]!.codes.map(({ value, number }) => [value, number])

describe('the variables of answers', () => {
  it.each(Object.entries({ constructs, routing }))(
    'of %s lose nothing that was handed in, and say of what is missing whether it was asked',
    (_, json) => {
      const one = version(json)
      const variables = studyVariables([one])
      const readers = variables.map((variable) => readerOf(variable, one.id)!)
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const random = seeded(seed)
          const context = randomContext(random, one.compiled)
          const { kept } = one.compiled.checkAll(randomAnswers(random, one.compiled, 0), context)
          const state = one.compiled.evaluate(kept, context)
          const filled = new Set<string>()
          for (const [at, variable] of variables.entries()) {
            const { root, item, read } = variable.asked.get(one.id)!
            const found = readers[at]!(kept, () => state)
            const isValue = !(found instanceof Missing) || found.reason > 3
            if (isValue) filled.add(root.name)
            else {
              expect([NOT_ASKED, NOT_ANSWERED]).toContain(found.reason)
              // Asked of nobody who does not see it; of a question with one value, of everyone who does.
              if (!state.isVisible(root.name) && root.page !== '') expect(found.reason).toBe(NOT_ASKED)
              if (
                root === item &&
                item.valueType !== 'codes' &&
                state.isVisible(root.name) &&
                state.isEnabled(root.name)
              )
                expect(found.reason).toBe(NOT_ANSWERED)
              if (item.valueType !== 'computed') expect(read(kept) ?? '').toBe('')
            }
          }
          const isFilled = (name: string) =>
            filled.has(name) || one.compiled.item(name)?.valueType === 'computed'
          expect(Object.keys(kept).filter((name) => !isFilled(name))).toEqual([])
        }),
        { numRuns: 150 },
      )
    },
  )

  it('number words in the order of publication, leave numbers what they are, and change none later', () => {
    const first = version(question(['yes', 'no']))
    const second = version(question(['now', 'no', 'yes']), 2)
    expect(codesOf(second, first)).toEqual([
      ['yes', 1],
      ['no', 2],
      ['now', 3],
    ])
    expect(codesOf(version(question([3, 7], { showOtherItem: true })))).toEqual([
      [3, 3],
      [7, 7],
      ['other', 1001],
    ])
    expect(codesOf(version(question([1, 2]), 1, 'a'), version(question([2, 5]), 2, 'b'))).toEqual([
      [1, 1],
      [2, 2],
      [5, 5],
    ])
  })

  it('are text where versions ask for another kind of value', () => {
    const number = { pages: [{ name: 'p', elements: [{ type: 'text', name: 'q', inputType: 'number' }] }] }
    const [variable] = studyVariables([version(question(['yes', 'no'])), version(number, 2)])
    expect(variable).toMatchObject({ kind: 'text', codes: [] })
    expect(readerOf(variable!, 'q1')!({ q: 'yes' }, () => null)).toBe('yes')
    expect(readerOf(variable!, 'q2')!({ q: 7 }, () => null)).toBe('7')
    expect(readerOf(variable!, 'q3')).toBeNull()
  })

  it('give reasons numbers that no answer can be', () => {
    const asked = (more: object) =>
      version({
        pages: [{ name: 'p', elements: [{ type: 'text', name: 'q', inputType: 'number', ...more }] }],
      })
    const numbers = (one: Version) => studyVariables([one])[0]!.missing.map(({ number }) => number)
    expect(numbers(asked({ min: 0 }))).toEqual([-91, -92, -93, -94])
    expect(numbers(asked({}))).toEqual([-999_999_901, -999_999_902, -999_999_903, -999_999_904])
    expect(numbers(version(question([-100, 1])))[0]).toBe(-999_999_901)
  })
})

describe('a codebook', () => {
  it('shows a question once for all versions that ask it alike, and apart where it changed', () => {
    const { design } = answeringStudy()
    const versions = [
      version(question(['yes'], { title: 'Oud?' }), 1, 'decision'),
      version(question(['yes', 'no'], { title: 'Oud?' }), 2, 'decision'),
      version(question(['yes'], { title: 'Nieuw?' }), 3, 'decision'),
    ]
    const [answers] = codebookTables(design, versions)
    expect(answers!.variables[0]!.waves).toMatchObject([
      { wave: 'decision', wordings: [{ versions: [1, 2], question: { nl: 'Oud?' } }, { versions: [3] }] },
    ])
  })
})

describe('names for other programs', () => {
  it('are allowed there, and no two alike', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }),
      fc.constantFrom('by', 'int', 'a.b', 'A.B', 'x.'),
    )
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 40 }), (names) => {
        const spss = spssNames(names)
        const stata = stataNames(names)
        for (const own of spss) expect(own).toMatch(/^[A-Za-z][\w.]{0,62}\w?$/)
        for (const own of stata) expect(own).toMatch(/^[A-Za-z_]\w{0,31}$/)
        for (const list of [spss, stata])
          expect(new Set(list.map((own) => own.toLowerCase())).size).toBe(names.length)
      }),
    )
    expect(stataNames(['int'])).toEqual(['v_int'])
    expect(spssNames(['by', 'first-half.hours'])).toEqual(['v_by', 'first_half.hours'])
  })
})
