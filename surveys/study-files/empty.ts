/** A study with nothing in it yet but the date that every member has, and words for the contacts to come. */
import type { ContactText, StudyDesign, Text } from '../design.ts'
import type { StudyParts } from './documents.ts'
import { firstTexts } from './new-wave.ts'

/** Greeting, one paragraph, how to get in, greeting. */
const text = (subject: Text, paragraph: Text): ContactText => ({
  subject,
  body: {
    nl: `Beste {name},\n\n${paragraph.nl}\n\nGa naar {link} en vul deze code in: {code}. Invullen kan tot en met {closes}. U mag tussendoor stoppen. Wat u hebt ingevuld, blijft bewaard.\n\nMeedoen mag, het hoeft niet.\n\nMet vriendelijke groet`,
    en: `Dear {name},\n\n${paragraph.en}\n\nGo to {link} and enter this code: {code}. You can answer until {closes}. You may stop in between. What you have filled in stays saved.\n\nTaking part is your choice.\n\nKind regards`,
  },
})

const contactTexts: Readonly<Record<string, ContactText>> = {
  [firstTexts.invitation]: text(
    { nl: 'Wilt u een vragenlijst invullen?', en: 'Will you fill in a questionnaire?' },
    {
      nl: 'Wij horen graag hoe het met u ging van {periodFrom} tot en met {periodTo}.',
      en: 'We would like to hear how you were from {periodFrom} to {periodTo}.',
    },
  ),
  [firstTexts.reminder]: text(
    { nl: 'Uw vragenlijst wacht nog op u', en: 'Your questionnaire is still waiting for you' },
    {
      nl: 'U kreeg van ons een vragenlijst. We horen nog steeds graag van u.',
      en: 'We sent you a questionnaire. We would still like to hear from you.',
    },
  ),
  [firstTexts.halfway]: text(
    { nl: 'U bent al begonnen', en: 'You have begun already' },
    {
      nl: 'U bent begonnen met de vragenlijst. U kunt verder waar u was gebleven.',
      en: 'You have begun the questionnaire. You can go on where you were.',
    },
  ),
}

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
    contactTexts,
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
