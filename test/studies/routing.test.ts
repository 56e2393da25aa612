import { expect, test, vi } from 'vitest'
import {
  drawMember,
  intendedAnswers,
  preloadsOf,
  recordOf,
} from '../../surveys/het-eerste-jaar/simulation/index.ts'
import { modelOf, preloadVariables, setVariables, visibleItems, waveIds } from './questionnaire.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** Html is shown, not answered. */
const shownOnly = (name: string) =>
  name.startsWith('told_') ||
  ['intro', 'left', 'helpIntro', 'whyPrivate', 'toldBenefitEnd', 'toldTrajectory'].includes(name)

test.each(waveIds)(
  'simulated answers to %s are exactly those that the questionnaire asks for',
  (wave) => {
    const model = modelOf(wave, preloadVariables)
    let compared = 0
    for (let index = 0; compared < 80; index += 1) {
      const member = drawMember(31, index)
      const record = recordOf(member)
      const response = record.waves[wave]
      if (response === undefined) continue
      compared += 1
      const preload = preloadsOf(wave, record.waves)
      setVariables(model, {
        member: { benefit: member.facts.benefit },
        period: { from: response.periodFrom, to: response.periodTo },
        preload,
      })
      model.data = { ...response.answers }
      const shown = visibleItems(model)
      const intended = intendedAnswers(member, wave, preload)
      const willing = Object.keys(intended).filter((item) => shown.has(item))
      expect(Object.keys(response.answers).sort(), `${member.id} ${wave}`).toEqual(willing.sort())
      const unanswered = [...shown].filter(
        (item) =>
          !shownOnly(item) &&
          model.getQuestionByName(item).isRequired &&
          response.answers[item] === undefined,
      )
      expect(unanswered, `${member.id} ${wave}`).toEqual([])
    }
  },
  30_000,
)

test.each(waveIds)(
  'survey-core finds nothing wrong with the simulated answers to %s',
  (wave) => {
    const model = modelOf(wave, preloadVariables)
    let checked = 0
    for (let index = 0; checked < 60; index += 1) {
      const member = drawMember(32, index)
      const record = recordOf(member)
      const response = record.waves[wave]
      if (response === undefined) continue
      checked += 1
      setVariables(model, {
        member: { benefit: member.facts.benefit },
        period: { from: response.periodFrom, to: response.periodTo },
        preload: preloadsOf(wave, record.waves),
      })
      model.data = { ...response.answers }
      model.validate(false)
      const wrong = model
        .getAllQuestions()
        .filter((question) => question.isVisible && question.errors.length > 0)
      expect(
        wrong.map((question) => [member.id, question.name, question.value]),
        wave,
      ).toEqual([])
    }
  },
  30_000,
)
