import { describe, expect, it } from 'vitest'
import { checkDesign, problemsIn } from '../../surveys/check-design/index.ts'
import { rules } from '../../surveys/check-design/rules/index.ts'
import { type Spoilable, smallStudy } from './small-study.ts'
import { elements, spoiled } from './spoiled.ts'

function problemsAfter(spoil: (study: Spoilable) => void) {
  const study: Spoilable = smallStudy()
  spoil(study)
  return problemsIn(study)
}

describe('a design is reported for', () => {
  it.each(spoiled)('%s', (_what, spoil, path, sentence) => {
    const problems = problemsAfter(spoil).filter((problem) => problem.path === path)
    expect(problems.map((problem) => problem.sentence.en).join('\n')).toMatch(sentence)
  })
})

describe('durations in a plan are reported for', () => {
  const durations = { begins: 'decision', ends: 'decision', followed: 12, at: [6] }
  it.each([
    ['an unknown event', { begins: 'birth' }, 'begins', /birth/],
    ['a reason that is no category of the member', { reason: 'why' }, 'reason', /why/],
    ['a following of no time', { followed: 0 }, 'followed', /more than 0/],
    ['a table without months', { at: [] }, 'at', /at least one/],
  ])('%s', (_what, spoil, key, sentence) => {
    const problems = problemsAfter(({ design }) => (design.plan.durations = { ...durations, ...spoil }))
    const found = problems.filter(({ path }) => path === `plan.durations.${key}`)
    expect(found.map((problem) => problem.sentence.en).join('\n')).toMatch(sentence)
  })
})

describe('the contacts of a design are reported for', () => {
  const step = 'waves[0].contacts[0].modes'
  it.each<[string, (study: Spoilable) => void, string, RegExp]>([
    ['a step by no way', ({ design }) => (design.waves[0]!.contacts[0]!.modes = []), step, /must be a way/],
    ['a way twice', ({ design }) => (design.waves[0]!.contacts[0]!.modes = ['email', 'email']), step, /once/],
    [
      'a text message without words',
      ({ design }) => (design.waves[0]!.contacts[0]!.modes = ['sms']),
      `contactTexts.${smallStudy().design.waves[0]!.contacts[0]!.text}.sms`,
      /no words/,
    ],
    [
      'hours that end before they begin',
      ({ design }) => (design.sending.until = '08:00'),
      'sending',
      /begin before/,
    ],
    [
      'an hour that does not exist',
      ({ design }) => (design.sending.until = '25:00'),
      'sending.until',
      /time like/,
    ],
    [
      'no day of the week',
      ({ design }) => (design.sending.weekdays = []),
      'sending.weekdays',
      /must be a day/,
    ],
    ['a day twice', ({ design }) => (design.sending.weekdays = [1, 1]), 'sending.weekdays', /each once/],
    [
      'a country without calendar',
      ({ design }) => (design.sending.holidays = 'XX'),
      'sending.holidays',
      /'XX'/,
    ],
    [
      'none a day',
      ({ design }) => (design.sending.perDay = { letter: 0 }),
      'sending.perDay.letter',
      /at least 1/,
    ],
  ])('%s', (_what, spoil, path, sentence) => {
    const problems = problemsAfter((study) => {
      study.design.sending = { ...study.design.sending, from: '09:00', until: '20:00' }
      spoil(study)
    })
    const found = problems.filter((problem) => problem.path === path)
    expect(found.map((problem) => problem.sentence.en).join('\n')).toMatch(sentence)
  })
})

describe('a design', () => {
  it('without problems is not reported for anything', () => {
    expect(checkDesign(smallStudy())).toEqual([])
  })

  it('is not called fine when nothing can be proved: it is undecided', () => {
    const study: Spoilable = smallStudy()
    elements(study, 'first')[2].visibleIf = '{searchHours} * 3 = 7'
    expect(checkDesign(study)).toContainEqual({
      rule: 'Q302',
      severity: 'undecided',
      path: 'instruments.first.level',
      sentence: {
        nl: 'Of iemand in meting ‘one’ ‘level’ gevraagd kan worden, is niet bepaald.',
        en: "Whether anybody in wave 'one' can be asked 'level' is not decided.",
      },
      remedy: rules.Q302.remedy,
    })
  })

  it('may ask what only some answers or some members open', () => {
    const open = [
      "{searching} = 'yes' and {searchHours} >= 40 and {searchHours} < 40.5",
      "{member.benefit} = 'WWB' and {searching} empty",
      '{searchHours} > 10 and !({searchHours} > 11)',
      "dateDiff({period.from}, {period.to}, 'days') > 20",
    ]
    for (const visibleIf of open) {
      const study: Spoilable = smallStudy()
      elements(study, 'first')[2].visibleIf = visibleIf
      expect(checkDesign(study).filter(({ rule }) => rule.startsWith('Q30'))).toEqual([])
    }
  })

  it('asks nothing of members outside the target group', () => {
    const problems = problemsAfter((study) => {
      study.design.eligibility.facts.benefit = 'WW'
      elements(study, 'first')[2].visibleIf = "{member.benefit} = 'WWB'"
    })
    expect(problems).toContainEqual(
      expect.objectContaining({ path: 'instruments.first.level', severity: 'problem' }),
    )
  })
})
