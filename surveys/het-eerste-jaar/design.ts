import type { StudyDesign } from '../design.ts'
import { concepts } from './concepts.ts'
import { contactTexts } from './contacts.ts'
import { events, facts } from './facts.ts'
import { plan } from './plan.ts'
import { variables } from './variables.ts'
import { sending, waves } from './waves.ts'

/** The first year after an application for WW or WWB: three questionnaires on each person's own dates. */
export const design: StudyDesign = {
  id: 'het-eerste-jaar',
  title: { nl: 'Het eerste jaar', en: 'The first year' },
  organisation: { nl: 'Inspectie Werk en Inkomen', en: 'Inspectorate for Work and Income' },
  about: {
    nl: 'Welke hulp krijgen mensen in het eerste jaar nadat zij een WW- of bijstandsuitkering aanvroegen? Wie krijgt die hulp, en wie niet? En gaan mensen door die hulp anders naar werk zoeken?',
    en: 'What help do people get in the first year after they applied for unemployment insurance or social assistance? Who gets that help and who does not? And does it change how they look for work?',
  },
  timeZone: 'Europe/Amsterdam',
  events,
  facts,
  eligibility: { events: ['application', 'decision'], facts: { granted: 'yes' } },
  waves,
  sending,
  contactTexts,
  concepts,
  variables,
  plan,
}
