/** All words of the researcher's pages; each folder has its own. */
import { contactsTexts } from './contacts/texts.ts'
import { designTexts } from './design/texts.ts'
import { fieldTexts } from './field/texts.ts'
import { forecastTexts } from './forecast/texts.ts'
import { panelTexts } from './panel/texts.ts'

const navigation = {
  nl: {
    'navigation.label': 'Onderdelen',
    'part.field': 'Veldwerk',
    'part.contacts': 'Contact',
    'part.panel': 'Panel',
    'page.today': 'Vandaag',
    'page.members': 'Panelleden',
    'page.curves': 'Binnenkomst',
    'page.rates': 'Respons',
    'page.attrition': 'Uitval',
    'page.tracing': 'Opsporen',
    'work.running': 'Aan het rekenen',
    'work.stop': 'Stop',
  },
  en: {
    'navigation.label': 'Parts',
    'part.field': 'Fieldwork',
    'part.contacts': 'Contact',
    'part.panel': 'Panel',
    'page.today': 'Today',
    'page.members': 'Panel members',
    'page.curves': 'Coming in',
    'page.rates': 'Response',
    'page.attrition': 'Attrition',
    'page.tracing': 'Tracing',
    'work.running': 'Working it out',
    'work.stop': 'Stop',
  },
} as const

export const texts = {
  nl: {
    ...navigation.nl,
    ...fieldTexts.nl,
    ...contactsTexts.nl,
    ...panelTexts.nl,
    ...forecastTexts.nl,
    ...designTexts.nl,
  },
  en: {
    ...navigation.en,
    ...fieldTexts.en,
    ...contactsTexts.en,
    ...panelTexts.en,
    ...forecastTexts.en,
    ...designTexts.en,
  },
}
