/** A LimeSurvey questionnaire as SurveyJS JSON: a group is a page, and names of answers stay as they were. */
import type { Notes } from '../notes.ts'
import { mapTexts, paragraphs, surveyText, type Texts, withoutMarkup } from '../words.ts'
import { noteAttributes, noteLooks } from './attributes.ts'
import { elementsOf, type Making, said } from './elements.ts'
import { namesOf } from './names.ts'
import type { LimeSurvey } from './survey.ts'

type Json = Record<string, unknown>

export function fromLimeSurvey(survey: LimeSurvey, notes: Notes): Json {
  const making: Making = { names: namesOf(survey), notes, marked: new Set() }
  const looks = new Set<string>()
  const pages: Json[] = []
  const shownAs = (property: string, texts: Texts, change: (text: string) => string): Json => {
    const text = surveyText(mapTexts(texts, change))
    return text === undefined ? {} : { [property]: text }
  }
  const html = (name: string, texts: Texts): Json[] => {
    const text = surveyText(mapTexts(texts, paragraphs))
    return text === undefined ? [] : [{ type: 'html', name, html: text }]
  }
  const welcome = html('welcome_text', survey.welcome)
  if (welcome.length > 0) pages.push({ name: 'welcome', elements: welcome })
  for (const [index, group] of survey.groups.entries()) {
    const name = `group${index + 1}`
    const condition = said(making, name, 'grelevance', group.relevance)
    const questions = group.questions.flatMap((question) => {
      noteAttributes(question, notes, looks)
      return elementsOf(question, making)
    })
    if (group.random !== '')
      notes.add(
        name,
        `randomization_group = ${group.random}`,
        'Groepen in toevallige volgorde bestaan hier niet: de groepen houden hun volgorde.',
        'Groups in random order do not exist here: the groups keep their order.',
      )
    pages.push({
      name,
      ...shownAs('title', group.title, withoutMarkup),
      ...(condition === null ? {} : { visibleIf: condition }),
      elements: [...html(`${name}_text`, group.description), ...questions],
    })
  }
  noteMarkup(making.marked, notes)
  noteLooks(looks, notes)
  for (const part of survey.others)
    notes.add(
      '',
      part,
      'Dit deel van het bestand gaat niet over vragen en komt niet mee. Kijk in LimeSurvey of u het nodig hebt.',
      'This part of the file is not about questions and does not come along. See in LimeSurvey whether you need it.',
    )
  return {
    ...shownAs('title', survey.title, withoutMarkup),
    ...shownAs('completedHtml', survey.end, paragraphs),
    pages,
  }
}

function noteMarkup(marked: ReadonlySet<string>, notes: Notes): void {
  if (marked.size === 0) return
  notes.add(
    [...marked].join(', '),
    { nl: 'Opmaak in teksten', en: 'Mark-up in texts' },
    'Vet, koppelingen en plaatjes in deze teksten zijn weggelaten; de woorden zijn gebleven. Kijk of er iets ontbreekt.',
    'Bold, links and pictures in these texts were left out; the words stayed. See whether something is missing.',
  )
}
