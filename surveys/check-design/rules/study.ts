/** S: the study itself, the names in it, and its files. */
import type { Rules } from './rule.ts'

export const studyRules = {
  S100: {
    severity: 'problem',
    sentence: { nl: '{nl}', en: '{en}' },
    remedy: {
      nl: 'Verbeter de vorm van dit bestand. Tot dan wordt het onderzoek niet verder gecontroleerd.',
      en: 'Mend the shape of this file. Until then the study is not checked any further.',
    },
  },
  S101: {
    severity: 'problem',
    sentence: { nl: 'De naam is leeg.', en: 'The name is empty.' },
    remedy: { nl: 'Geef het een naam.', en: 'Give it a name.' },
  },
  S102: {
    severity: 'problem',
    sentence: {
      nl: '‘{name}’ wordt vaker gebruikt (hoofdletters tellen niet).',
      en: "'{name}' is used more than once (capitals do not count).",
    },
    remedy: { nl: 'Geef er een een andere naam.', en: 'Give one of them another name.' },
  },
  S103: {
    severity: 'problem',
    sentence: {
      nl: '‘{name}’ is ook de naam van een gebeurtenis.',
      en: "'{name}' is the name of an event as well.",
    },
    remedy: { nl: 'Geef het registergegeven een andere naam.', en: 'Give the register fact another name.' },
  },
  S104: {
    severity: 'problem',
    sentence: { nl: 'Een indeling heeft codes nodig.', en: 'A category needs its codes.' },
    remedy: { nl: 'Zet de codes in values.', en: 'Put the codes in values.' },
  },
  S105: {
    severity: 'problem',
    sentence: { nl: 'Er is geen gebeurtenis ‘{name}’.', en: "There is no event '{name}'." },
    remedy: {
      nl: 'Kies een gebeurtenis die er is, of voeg deze toe aan events.',
      en: 'Choose an event that there is, or add this one to events.',
    },
  },
  S106: {
    severity: 'problem',
    sentence: { nl: 'Er is geen registergegeven ‘{name}’.', en: "There is no register fact '{name}'." },
    remedy: {
      nl: 'Kies een gegeven dat er is, of voeg dit toe aan facts.',
      en: 'Choose a fact that there is, or add this one to facts.',
    },
  },
  S107: {
    severity: 'problem',
    sentence: {
      nl: '‘{value}’ is geen code van ‘{name}’.',
      en: "'{value}' is not one of the codes of '{name}'.",
    },
    remedy: { nl: 'Kies een van zijn codes.', en: 'Choose one of its codes.' },
  },
  S108: {
    severity: 'problem',
    sentence: { nl: 'Er is geen meting ‘{name}’.', en: "There is no wave '{name}'." },
    remedy: { nl: 'Kies een meting die er is.', en: 'Choose a wave that there is.' },
  },
  S109: {
    severity: 'problem',
    sentence: {
      nl: 'Er is geen vraag ‘{item}’ in meting ‘{wave}’.',
      en: "There is no item '{item}' in wave '{wave}'.",
    },
    remedy: {
      nl: 'Kies een vraag uit de vragenlijst van die meting.',
      en: "Choose an item of that wave's questionnaire.",
    },
  },
} as const satisfies Rules
