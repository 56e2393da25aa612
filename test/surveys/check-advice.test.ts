import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverageMatrix } from '../../surveys/check-design/coverage.ts'
import { durationOf } from '../../surveys/check-design/duration.ts'
import { checkDesign, problemsIn } from '../../surveys/check-design/index.ts'
import { doubleNegative } from '../../surveys/check-design/language/negatives.ts'
import { officialese, plainWords } from '../../surveys/check-design/language/officialese.ts'
import { readingEase, sentencesIn, syllablesIn } from '../../surveys/check-design/language/readability.ts'
import { plainText } from '../../surveys/check-design/language/wordings.ts'
import { Reach } from '../../surveys/check-design/reach.ts'
import { studies } from '../../surveys/index.ts'
import { compileInstrument } from '../../surveys/instrument/index.ts'
import { type Spoilable, smallStudy } from './small-study.ts'
import { elements } from './spoiled.ts'

function changed(spoil: (study: Spoilable) => void) {
  const study: Spoilable = smallStudy()
  spoil(study)
  return study
}

const long =
  'Wij vragen dit aan u omdat wij heel graag willen weten hoe het met u gaat en of u al werk hebt gevonden.'
const title = (nl: string, en = 'A question?') => ({ default: nl, en })
const many = Array.from({ length: 11 }, (_, at) => ({
  value: `c${at}`,
  text: title(`Keuze ${at}`, `Choice ${at}`),
}))
const html = (text: string) => ({ type: 'html', name: 'words', html: title(text, text) })

describe('a design may be better, and is not kept out of the field for it', () => {
  it.each<[string, (study: Spoilable) => void, string, string]>([
    [
      'a condition that never holds',
      (study) =>
        elements(study, 'first').unshift({
          ...html('Dag'),
          visibleIf: "{searching} = 'yes' and {searching} = 'no'",
        }),
      'instruments.first.pages[0].elements[0].visibleIf',
      'Q322',
    ],
    [
      'a condition that always holds',
      (study) => (elements(study, 'first')[2].visibleIf = "{searching} != 'yes' or {searching} != 'no'"),
      'instruments.first.pages[0].elements[2].visibleIf',
      'Q323',
    ],
    [
      'a condition on what is asked later',
      (study) => (elements(study, 'first')[0].visibleIf = "{level} = 'low' or {level} empty"),
      'instruments.first.pages[0].elements[0].visibleIf',
      'Q325',
    ],
    [
      'a table too heavy for a phone',
      (study) =>
        elements(study, 'first').push({
          type: 'matrix',
          name: 'heavy',
          title: title('Hoe tevreden bent u?'),
          columns: many.slice(0, 3),
          rows: many.slice(0, 9),
        }),
      'instruments.first.heavy',
      'Q344',
    ],
    [
      'an earlier answer shown to who gave none',
      (study) => delete elements(study, 'second')[0].visibleIf,
      'instruments.second.pages[0].elements[0].title',
      'Q319',
    ],
    [
      'an earlier answer shown in an explanation to who gave none',
      (study) => elements(study, 'second').unshift(html('U zei: {preload.level}')),
      'instruments.second.pages[0].elements[0].html',
      'Q319',
    ],
    [
      'a question that must be answered, without a way out',
      (study) => (elements(study, 'first')[0].isRequired = true),
      'instruments.first.searching',
      'Q341',
    ],
    [
      'more choices than are read',
      (study) =>
        elements(study, 'second', 1).push({
          ...elements(study, 'second', 1)[0],
          name: 'which',
          choices: many,
          title: title('Welke?', 'Which?'),
        }),
      'instruments.second.which',
      'Q343',
    ],
    [
      'a translation that says much more',
      (study) => (elements(study, 'first')[0].title = title('Zoekt u?', long)),
      'instruments.first.pages[0].elements[0].title',
      'T405',
    ],
    [
      'two questions with the same words',
      (study) => (elements(study, 'first')[2].title = title('Zoekt u?')),
      'instruments.first.level',
      'T406',
    ],
    [
      'a double negative',
      (study) => (elements(study, 'first')[0].title = title('Vindt u niet dat niemand u hielp?')),
      'instruments.first.pages[0].elements[0].title',
      'T407',
    ],
    [
      'a long sentence',
      ({ design }) => (design.contactTexts.invite.body.nl += ` ${long}`),
      'contactTexts.invite.body',
      'T408',
    ],
    [
      'a text that is hard to read',
      (study) =>
        elements(study, 'first').unshift(
          html('Arbeidsongeschiktheidsverzekeringen, inkomensondersteuningsmaatregelen. '.repeat(25)),
        ),
      'instruments.first.pages[0].elements[0].html',
      'T409',
    ],
    [
      'a word of offices',
      (study) => (elements(study, 'first')[0].title = title('Zoekt u tevens werk?')),
      'instruments.first.pages[0].elements[0].title',
      'T410',
    ],
    [
      'a questionnaire that takes long',
      (study) => elements(study, 'first').unshift(html('woord '.repeat(180 * 15))),
      'instruments.first',
      'Q351',
    ],
    [
      'a variable of the plan that a wave does not have',
      ({ design }) => delete design.variables[1].formula.two,
      'variables[1].formula',
      'P621',
    ],
  ])('%s', (_what, spoil, path, rule) => {
    const study = changed(spoil)
    expect(checkDesign(study)).toContainEqual(expect.objectContaining({ path, rule, severity: 'warning' }))
    expect(problemsIn(study)).toEqual([])
  })

  it('a condition of which nothing can be shown is undecided', () => {
    const study = changed(
      (spoiled) => (elements(spoiled, 'first')[2].visibleIf = '{searchHours} * 3 > 7 + 500'),
    )
    expect(checkDesign(study)).toContainEqual(
      expect.objectContaining({ rule: 'Q324', severity: 'undecided' }),
    )
  })

  it('a page of which nobody is asked anything is a problem', () => {
    const study = changed(({ instruments }) => (instruments.second.pages[1].visibleIf = "{levelOk} = 'x'"))
    expect(problemsIn(study)).toContainEqual(
      expect.objectContaining({ rule: 'Q321', path: 'instruments.second.work' }),
    )
  })

  it('is not reported where a question may be skipped, or says that one does not know', () => {
    const study = changed((spoiled) => {
      const [question] = elements(spoiled, 'first')
      question.isRequired = true
      question.choices.push({ value: 'dontKnow', text: title('Weet ik niet', 'I don’t know') })
      elements(spoiled, 'second', 1)[0].choices = question.choices
    })
    expect(checkDesign(study).filter(({ rule }) => rule === 'Q341')).toEqual([])
  })
})

describe('words', () => {
  it('have as many syllables as they are spoken with', () => {
    const counted = {
      huis: 1,
      werken: 2,
      ideeën: 3,
      werkloosheid: 3,
      geïnteresseerd: 5,
      beantwoord: 3,
      UWV: 1,
    }
    for (const [word, count] of Object.entries(counted))
      expect([word, syllablesIn(word)]).toEqual([word, count])
  })

  it('score by the formula of Flesch and Douma', () => {
    // Six words and eight syllables in two sentences.
    expect(readingEase('Wij zoeken werk. Zij zoeken huizen.')).toBeCloseTo(
      206.84 - 0.93 * 3 - (77 * 9) / 6,
      10,
    )
    expect(readingEase(' \n ')).toBeNull()
  })

  it('in longer sentences never score better', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('huis', 'werken', 'gemeente'), { minLength: 2, maxLength: 30 }),
        (words) => {
          const apart = readingEase(
            words.map((word) => `${word[0]!.toUpperCase()}${word.slice(1)}.`).join('\n'),
          )!
          expect(readingEase(words.join(' '))!).toBeLessThan(apart)
        },
      ),
    )
  })

  it('are read without their markup, a paragraph a sentence', () => {
    expect(sentencesIn(plainText('<p>Dag {name}</p><p>Zoekt <b>u</b> werk?</p>'))).toEqual([
      'Dag X',
      'Zoekt u werk?',
    ])
  })

  it('of offices are at least sixty, and found whole and in any case, but not within other words', () => {
    expect(Object.keys(plainWords).length).toBeGreaterThanOrEqual(60)
    expect(officialese('Indien u, met betrekking tot werk, TEVENS zoekt')).toEqual([
      'indien',
      'met betrekking tot',
      'tevens',
    ])
    expect(officialese('Reedsema, tevensen en conformiteit')).toEqual([])
  })

  it('say no twice only within one clause, and only where they say no', () => {
    expect(doubleNegative('Vindt u niet dat niemand u hielp?', 'nl')).toEqual(['niet', 'niemand'])
    expect(doubleNegative('Don’t you think that nobody helped?', 'en')).toEqual(['don’t', 'nobody'])
    expect(doubleNegative('Werkt u niet en zoekt u geen werk?', 'nl')).toEqual([])
    expect(doubleNegative('Kreeg u ondersteuning bij dit onderzoek, ongeveer?', 'nl')).toEqual([])
  })
})

describe('what a study asks', () => {
  const compiled = ({ design, instruments: json }: Spoilable) => {
    const instruments = new Map(Object.entries(json).map(([name, one]) => [name, compileInstrument(one)]))
    return { design, json, instruments }
  }

  it('takes as long on the same routes each time, and longer with more to read', () => {
    const minutes = (words: number) => {
      const study = compiled(
        changed((spoiled) => elements(spoiled, 'first').unshift(html('woord '.repeat(words)))),
      )
      return durationOf(study, new Reach(study), 'one', 'first')!
    }
    const short = minutes(1)
    expect(short).toEqual(minutes(1))
    expect(minutes(181).shortest).toBeCloseTo(short.shortest + 1, 6)
    expect(short.shortest).toBeLessThan(short.longest)
  })

  it('is laid beside the plan: from which items each variable comes, wave by wave', () => {
    const rows = coverageMatrix(compiled(smallStudy()))
    expect(rows.map(({ variable }) => variable)).toEqual(['benefit', 'hours', 'searching', 'age'])
    expect(rows[1]!.waves).toEqual({
      one: {
        formula: "iif({searching} = 'yes', {searchHours}, 0)",
        items: ['searching', 'searchHours'],
        given: [],
      },
      two: {
        formula: '{previous.searching} + {jobs} / {period.months}',
        items: ['jobs'],
        given: ['previous.searching', 'period.months'],
      },
    })
  })
})

describe('the studies of this repository', () => {
  /** Plain facts about oneself: the house lets these be required without a way out. */
  const facts = /\.(backAtWork|searching|stillOnBenefit|contactsCount|health|askedForHelp)$/

  it.for(Object.entries(studies))('have only warnings that were looked at: %s', ([_id, study]) => {
    const found = checkDesign(study).filter(({ rule, path }) => !(rule === 'Q341' && facts.test(path)))
    expect(found.map(({ rule, path }) => `${rule} ${path}`)).toEqual([])
  })
})
