/** A small study that asks in every way that data files must hold, and a respondent who answers it through the server. */
import type { Person } from './house.ts'
import { both, smallDesign, smallInstrument } from './small-study.ts'

const text = (nl: string, en: string) => ({ default: nl, en })
const choice = (value: string | number, nl: string) => ({ value, text: text(nl, `${value}`) })

export function answeringStudy() {
  const design = smallDesign()
  const concepts = [
    {
      id: 'searching',
      label: both('zoekt werk', 'looks for work'),
      items: { decision: ['searching'], 'first-half': ['searching'] },
      comparability: 'comparable' as const,
      footnote: both('De perioden verschillen.', 'The periods differ.'),
    },
  ]
  return {
    design: { ...design, concepts, waves: design.waves.map((wave) => ({ ...wave, preloads: [] })) },
    instruments: { decision: answeringInstrument(), 'first-half': smallInstrument() },
  }
}

/** Routing, codes that say nothing, several answers, a table, a list of entries, open text. */
export function answeringInstrument(): Record<string, unknown> {
  return {
    locale: 'nl',
    title: text('Zoeken', 'Searching'),
    pages: [
      {
        name: 'search',
        elements: [
          {
            type: 'radiogroup',
            name: 'searching',
            title: text('Zocht u werk?', 'Were you looking for work?'),
            concept: 'searching',
            isRequired: true,
            showDontKnowItem: true,
            choices: [
              { value: 'yes', text: text('Ja', 'Yes') },
              { value: 'no', text: text('Nee', 'No') },
            ],
          },
          {
            type: 'text',
            name: 'searchHours',
            inputType: 'number',
            min: 0,
            max: 80,
            title: text('Hoeveel uur per week?', 'How many hours a week?'),
            visibleIf: "{searching} = 'yes'",
          },
          {
            type: 'checkbox',
            name: 'ways',
            title: text('Hoe zocht u?', 'How did you search?'),
            choices: [choice('papers', 'kranten'), choice('friends', 'vrienden')],
            showRefuseItem: true,
          },
          {
            type: 'matrix',
            name: 'content',
            title: text('Hoe tevreden bent u?', 'How content are you?'),
            columns: [choice(1, 'niet'), choice(2, 'matig'), choice(3, 'zeer')],
            rows: [choice('pay', 'loon'), choice('hours', 'uren')],
          },
        ],
      },
      {
        name: 'spells',
        elements: [
          {
            type: 'paneldynamic',
            name: 'jobs',
            title: text('Uw banen', 'Your jobs'),
            maxPanelCount: 4,
            templateElements: [
              { type: 'text', name: 'start', title: text('Vanaf', 'From'), inputType: 'date' },
              {
                type: 'text',
                name: 'weeks',
                title: text('Weken', 'Weeks'),
                inputType: 'number',
                visibleIf: '{panel.start} notempty',
              },
              { type: 'text', name: 'employer', title: text('Werkgever', 'Employer') },
            ],
          },
          { type: 'comment', name: 'remarks', title: text('Wilt u iets kwijt?', 'Anything to add?') },
        ],
      },
    ],
  }
}

type Pages = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** Fills in a questionnaire page by page, and hands it in. */
export async function handIn(person: Person, wave: string, pages: Pages): Promise<void> {
  const place = `/api/respondent/waves/${wave}`
  let { revision, instrumentVersionId } = (await person.send('POST', `${place}/begin`)).body
  for (const [page, answers] of Object.entries(pages)) {
    const saved = await person.send('PUT', `${place}/answers`, {
      saveId: `save-${wave}-${page}`,
      revision,
      instrumentVersionId,
      page,
      language: 'nl',
      answers,
    })
    if (saved.status !== 200) throw new Error(`saving failed: ${JSON.stringify(saved.body)}`)
    revision = saved.body.revision
  }
  const done = await person.send('POST', `${place}/complete`, { revision, language: 'nl' })
  if (done.status !== 200) throw new Error(`handing in failed: ${JSON.stringify(done.body)}`)
}
