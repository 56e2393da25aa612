/** T: texts: both languages, and words that people understand. */
import type { Rules } from './rule.ts'

export const languageRules = {
  T401: {
    severity: 'problem',
    sentence: { nl: 'De Nederlandse tekst ontbreekt.', en: 'The Dutch text is missing.' },
    remedy: { nl: 'Schrijf de tekst in het Nederlands.', en: 'Write the text in Dutch.' },
  },
  T402: {
    severity: 'problem',
    sentence: { nl: 'De Engelse tekst ontbreekt.', en: 'The English text is missing.' },
    remedy: { nl: 'Schrijf de tekst in het Engels.', en: 'Write the text in English.' },
  },
  T403: {
    severity: 'problem',
    sentence: { nl: 'De vraag heeft geen tekst.', en: 'The question has no text.' },
    remedy: { nl: 'Schrijf de vraag in title.', en: 'Write the question in title.' },
  },
  T404: {
    severity: 'problem',
    sentence: {
      nl: 'De keuze of rij ‘{value}’ heeft geen tekst.',
      en: "The choice or row '{value}' has no text.",
    },
    remedy: { nl: 'Schrijf woorden in text.', en: 'Write words in text.' },
  },
  T405: {
    severity: 'warning',
    sentence: {
      nl: 'De ene taal is {times} keer zo lang als de andere.',
      en: 'One language is {times} times as long as the other.',
    },
    remedy: { nl: 'Kijk of beide hetzelfde zeggen.', en: 'See whether both say the same.' },
  },
  T406: {
    severity: 'warning',
    sentence: {
      nl: '‘{item}’ en ‘{other}’ hebben dezelfde vraagtekst.',
      en: "'{item}' and '{other}' have the same question text.",
    },
    remedy: { nl: 'Zeg in elk waar het verschil zit.', en: 'Say in each what the difference is.' },
  },
  T407: {
    severity: 'warning',
    sentence: {
      nl: 'Hier staat twee keer een ontkenning: {words}.',
      en: 'There is a double negative: {words}.',
    },
    remedy: { nl: 'Vraag het zonder ‘niet’.', en: "Ask it without 'not'." },
  },
  T408: {
    severity: 'warning',
    sentence: {
      nl: 'Een zin heeft {count} woorden: ‘{start} …’.',
      en: "A sentence has {count} words: '{start} …'.",
    },
    remedy: {
      nl: 'Maak er twee zinnen van, elk van hoogstens 20 woorden.',
      en: 'Make two of it, of at most 20 words each.',
    },
  },
  T409: {
    severity: 'warning',
    sentence: {
      nl: 'Deze tekst leest moeilijk: {score} op de schaal van Flesch-Douma (B1: 60 of hoger).',
      en: 'This text is hard to read: {score} on the scale of Flesch and Douma (B1: 60 or higher).',
    },
    remedy: { nl: 'Gebruik kortere woorden en zinnen.', en: 'Use shorter words and sentences.' },
  },
  T410: {
    severity: 'warning',
    sentence: { nl: '‘{word}’ is een moeilijk woord.', en: "'{word}' is a difficult word." },
    remedy: { nl: 'Schrijf liever: {plain}.', en: 'Rather write: {plain}.' },
  },
} as const satisfies Rules
