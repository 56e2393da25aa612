import { describe, expect, it } from 'vitest'
import { compileInstrument, type InstrumentContext } from '../../surveys/instrument/index.ts'
import { choices } from './instruments/choices.ts'
import { routing } from './instruments/routing.ts'
import { values } from './instruments/values.ts'

const context: InstrumentContext = {
  today: '2007-01-15',
  variables: { member: { benefit: 'WW' }, period: { from: '2006-06-01', to: '2006-12-31' }, preload: {} },
}
const instrument = compileInstrument(values)

/** Codes of the problems with one item. */
function codes(answers: Record<string, unknown>, item: string): string[] {
  const { problems } = instrument.checkAll(answers, context)
  return problems.filter((problem) => problem.item === item).map(({ code }) => code)
}

describe('an answer is refused when', () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    ['there is no such question', { nowhere: 1 }, 'nowhere', 'unknown'],
    ['text stands for a number', { hours: 'abc' }, 'hours', 'type'],
    ['a number stands as text', { hours: '7' }, 'hours', 'type'],
    ['a number is not finite', { hours: Number.POSITIVE_INFINITY }, 'hours', 'type'],
    ['a half stands for a whole number', { count: 2.5 }, 'count', 'type'],
    ['the day does not exist', { any: '2007-02-29' }, 'any', 'type'],
    ['the month does not exist', { any: '2020-13-45' }, 'any', 'type'],
    ['the time does not exist', { time: '24:00' }, 'time', 'type'],
    ['a number stands for text', { plain: 7 }, 'plain', 'type'],
    ['an object stands for text', { plain: {} }, 'plain', 'type'],
    ['a list stands for a code', { drop: ['a'] }, 'drop', 'type'],
    ['a code stands for a list', { many: 'a' }, 'many', 'type'],
    ['the code is unknown', { drop: 'z' }, 'drop', 'choice'],
    ['the code is of another kind', { one: '1' }, 'one', 'choice'],
    ['a listed code is unknown', { many: ['a', 77] }, 'many', 'choice'],
    ['a code stands there twice', { many: ['a', 'a'] }, 'many', 'choice'],
    ['a truth is neither', { yes: 'maybe' }, 'yes', 'choice'],
    ['a coded truth is not its code', { coded: true }, 'coded', 'choice'],
    ['a rating is off the scale', { rate: 6 }, 'rate', 'choice'],
    ['the number is too small', { hours: 0 }, 'hours', 'range'],
    ['the number is too large', { hours: 80.5 }, 'hours', 'range'],
    ['the number is off the step', { hours: 7.3 }, 'hours', 'step'],
    ['the date is too early', { from: '2005-12-31' }, 'from', 'range'],
    ['the date is before another answer', { from: '2006-05-01', till: '2006-04-30' }, 'till', 'range'],
    ['the date is after today', { till: '2007-01-16' }, 'till', 'range'],
    ['the date is before a computed day', { from: '2006-01-31', soon: '2006-02-28' }, 'soon', 'range'],
    ['the text is too long', { plain: 'dertien tekens' }, 'plain', 'length'],
    ['too few are chosen', { many: ['a'] }, 'many', 'count'],
    ['too many are chosen', { many: ['a', 'b', 'c', 'd'] }, 'many', 'count'],
    ['an exclusive choice stands beside others', { excl: ['none', 'a'] }, 'excl', 'exclusive'],
    ['a required answer is not there', {}, 'plain', 'required'],
    ['a required answer is white space', { plain: '  ' }, 'plain', 'required'],
    ['a required list is empty', { counted: [] }, 'counted', 'required'],
    ["'other' is not explained", { one: 'other' }, 'one', 'other'],
    ["'other' is explained by white space", { one: 'other', 'one-Comment': ' ' }, 'one', 'other'],
    ['an explanation is no text', { one: 'other', 'one-Comment': 7 }, 'one-Comment', 'type'],
    ['the e-mail address is none', { mail: 'jan' }, 'mail', 'validator'],
    ['the pattern does not fit', { postcode: '123' }, 'postcode', 'validator'],
    ['the expression does not hold', { even: 2, count: 4 }, 'even', 'validator'],
  ])('%s', (_why, answers, item, code) => {
    expect(codes(answers, item)).toEqual([code])
  })

  it('routing hides the choice', () => {
    const { problems, kept } = compileInstrument(choices).checkAll({ known: ['cwi'], main: 'uwv' }, context)
    expect(problems).toContainEqual(expect.objectContaining({ item: 'main', code: 'hidden' }))
    expect(kept).toEqual({ known: ['cwi'] })
  })
})

describe('an answer is accepted when', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['the number is in range and on the step', { hours: 7.5 }, 'hours'],
    ['the leap day exists', { any: '2008-02-29' }, 'any'],
    ['an exclusive choice stands alone, though more are wanted', { many: ['none'] }, 'many'],
    ['a code has a look of its own', { coded: 'no' }, 'coded'],
    ['"other" is explained', { one: 'other', 'one-Comment': 'een fonds' }, 'one'],
    ['nothing is given to an open question', { drop: null }, 'drop'],
  ])('%s', (_why, answers, item) => {
    expect(codes(answers, item)).toEqual([])
  })
})

describe('hidden answers', () => {
  const routed = compileInstrument(routing)

  it('count for the routing, but are neither checked nor kept', () => {
    const answers = { work: 'no', hoursA: 12, hoursB: 1 }
    const state = routed.evaluate(answers, context)
    expect(state.isVisible('hoursA')).toBe(false)
    expect(state.values.total).toBe(13)
    const { kept } = routed.checkAll(answers, context)
    expect(kept).not.toHaveProperty('hoursA')
    expect(kept).toMatchObject({ work: 'no', hoursB: 1, sum: 13, total: 13 })
  })

  it('are refused all the same when they are malformed', () => {
    const { problems } = routed.checkAll({ work: 'no', hoursA: 'veel' }, context)
    expect(problems).toContainEqual(expect.objectContaining({ item: 'hoursA', code: 'type' }))
  })

  it('cannot make the evaluation fail, however malformed', () => {
    for (const hoursA of [[1], {}, '3,5', null, 'x', 1e308, true]) {
      for (const hoursB of ['3,5', [1], {}, 1e308, 0, false]) {
        expect(() =>
          routed.checkAll({ hoursA, hoursB, channels: hoursA, since: hoursB }, context),
        ).not.toThrow()
      }
    }
  })

  it('cannot be planted as variables of the context', () => {
    const planted = { 'member.benefit': 'WWB', today: '1999-01-01', onWW: false, member: { benefit: 'WWB' } }
    const { problems } = routed.checkAll(planted, context)
    expect(problems.filter(({ code }) => code === 'unknown')).toHaveLength(4)
    expect(routed.evaluate(planted, context).values.onWW).toBe(true)
  })
})

describe('checking one page', () => {
  const routed = compileInstrument(routing)

  it('asks for what that page requires, and looks at the form of everything given', () => {
    const { problems } = routed.checkPage('start', { work: 'full', education: 9 }, context)
    expect(problems.map(({ item, code }) => `${item} ${code}`)).toEqual([
      'hoursB required',
      'education choice',
    ])
  })

  it('refuses a page that is not there', () => {
    expect(() => routed.checkPage('work', {}, context)).toThrow(RangeError)
  })
})

describe('messages say what to do, in both languages', () => {
  it.each<[Record<string, unknown>, string, string, string]>([
    [
      { hours: 90 },
      'hours',
      'Vul een getal in tussen 0,5 en 80, bijvoorbeeld 7 of 7,5.',
      'Please fill in a number between 0.5 and 80, such as 7 or 7.5.',
    ],
    [
      { count: 201 },
      'count',
      'Vul een heel getal in tussen 0 en 200, bijvoorbeeld 7.',
      'Please fill in a whole number between 0 and 200, such as 7.',
    ],
    [
      { from: '2005-01-01' },
      'from',
      'Vul een datum in tussen 1 januari 2006 en 31 december 2007.',
      'Please fill in a date between 1 January 2006 and 31 December 2007.',
    ],
    [
      { hours: 7.3 },
      'hours',
      'Vul een getal in stappen van 0,5 in, bijvoorbeeld 0,5 of 1.',
      'Please fill in a number in steps of 0.5, such as 0.5 or 1.',
    ],
    [{ many: ['a'] }, 'many', 'Kies ten minste 2 antwoorden.', 'Please choose at least 2 answers.'],
    [{}, 'yes', 'Kies hier een antwoord.', 'Please choose an answer here.'],
  ])('%j', (answers, item, nl, en) => {
    const { problems } = instrument.checkAll(answers, context)
    expect(problems.find((problem) => problem.item === item)?.message).toEqual({ nl, en })
  })
})
