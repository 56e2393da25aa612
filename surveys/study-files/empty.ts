/** A study with nothing in it yet but the date that every member has. */
import type { StudyDesign, Text } from '../design.ts'
import type { StudyParts } from './documents.ts'

export function emptyStudy(id: string, title: Text): StudyParts {
  const design: StudyDesign = {
    id,
    title,
    organisation: { nl: '', en: '' },
    about: { nl: '', en: '' },
    timeZone: 'Europe/Amsterdam',
    events: [{ name: 'application', label: { nl: 'aanvraag', en: 'application' } }],
    facts: [],
    eligibility: { events: ['application'], facts: {} },
    waves: [],
    sending: { from: '09:00', until: '18:00', weekdays: [1, 2, 3, 4, 5], holidays: 'NL', perDay: {} },
    contactTexts: {},
    concepts: [],
    variables: [],
    plan: {
      group: '',
      periods: [],
      outcomes: [],
      supports: [],
      covariates: [],
      selectionCovariates: [],
      minimumN: 10,
      alpha: 0.05,
    },
  }
  return { design, instruments: {} }
}
