import type { EventDesign, RegisterFactDesign, Text } from '../design.ts'

const text = (nl: string, en: string): Text => ({ nl, en })
const yesNo = [
  { value: 'no', label: text('nee', 'no') },
  { value: 'yes', label: text('ja', 'yes') },
]

/** What happens to a member on a day of their own. */
export const events: readonly EventDesign[] = [
  { name: 'application', label: text('aanvraag van de uitkering', 'application for the benefit') },
  { name: 'decision', label: text('beslissing op de aanvraag', 'decision on the application') },
  { name: 'benefitEnd', label: text('einde van de uitkering', 'end of the benefit') },
  { name: 'benefitReturn', label: text('terugkeer in de uitkering', 'return to the benefit') },
]

/** What the registers of CWI, UWV and the municipality say. The first code is the reference in models. */
export const facts: readonly RegisterFactDesign[] = [
  {
    name: 'benefit',
    label: text('uitkering', 'benefit'),
    type: 'category',
    values: [
      { value: 'WW', label: text('WW (werkloosheid, UWV)', 'WW (unemployment insurance, UWV)') },
      { value: 'WWB', label: text('WWB (bijstand, gemeente)', 'WWB (social assistance, municipality)') },
    ],
  },
  { name: 'granted', label: text('uitkering toegekend', 'benefit granted'), type: 'category', values: yesNo },
  {
    name: 'sex',
    label: text('geslacht', 'sex'),
    type: 'category',
    values: [
      { value: 'female', label: text('vrouw', 'female') },
      { value: 'male', label: text('man', 'male') },
    ],
  },
  { name: 'birthYear', label: text('geboortejaar', 'year of birth'), type: 'number' },
  {
    name: 'distance',
    label: text('afstand tot de arbeidsmarkt (CWI-fase)', 'distance to the labour market (CWI phase)'),
    type: 'category',
    values: [
      { value: '1', label: text('fase 1: klein', 'phase 1: small') },
      { value: '2', label: text('fase 2: matig', 'phase 2: moderate') },
      { value: '3', label: text('fase 3: groot', 'phase 3: large') },
      { value: '4', label: text('fase 4: zeer groot', 'phase 4: very large') },
    ],
  },
  {
    name: 'transferCwi',
    label: text('overdracht bekend bij CWI', 'transfer known at CWI'),
    type: 'category',
    values: yesNo,
  },
  {
    name: 'transferUwv',
    label: text('overdracht bekend bij UWV', 'transfer known at UWV'),
    type: 'category',
    values: yesNo,
  },
  {
    name: 'exempt',
    label: text('vrijgesteld van de sollicitatieplicht', 'exempt from the duty to apply'),
    type: 'category',
    values: yesNo,
  },
  {
    name: 'region',
    label: text('landsdeel', 'part of the country'),
    type: 'category',
    values: [
      { value: 'north', label: text('Noord', 'North') },
      { value: 'east', label: text('Oost', 'East') },
      { value: 'west', label: text('West', 'West') },
      { value: 'south', label: text('Zuid', 'South') },
    ],
  },
  {
    name: 'cohort',
    label: text('maand van de aanvraag', 'month of the application'),
    type: 'category',
    values: [
      { value: '2006-03', label: text('maart 2006', 'March 2006') },
      { value: '2006-04', label: text('april 2006', 'April 2006') },
    ],
  },
  { name: 'baseWeight', label: text('insluitgewicht', 'base weight'), type: 'number' },
]
