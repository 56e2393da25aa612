/** What is wrong with the shape of a document, for the person who wrote it. */
import type { z } from 'zod'
import type { Language, Text } from '../design.ts'

type Issue = z.core.$ZodRawIssue

export function shapeSentence(issue: Issue, language: Language): string {
  return sentenceOf(issue)[language]
}

function sentenceOf(issue: Issue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? missing(issue.expected) : other(issue.expected)
    case 'unrecognized_keys': {
      const keys = issue.keys.map((key) => `'${key}'`).join(', ')
      return {
        nl: `Dit kennen we hier niet: ${keys}. Verbeter de spelling, of haal het weg.`,
        en: `This is not known here: ${keys}. Mend the spelling, or take it out.`,
      }
    }
    case 'invalid_value': {
      const values = issue.values.map((value) => JSON.stringify(value)).join(', ')
      return { nl: `Kies een van deze: ${values}.`, en: `Choose one of these: ${values}.` }
    }
    case 'too_small':
    case 'too_big': {
      const least = issue.code === 'too_small'
      const limit = least ? issue.minimum : issue.maximum
      return {
        nl: `Dit getal is te ${least ? `klein: het is ten minste ${limit}` : `groot: het is ten hoogste ${limit}`}.`,
        en: `This number is too ${least ? `small: it is at least ${limit}` : `large: it is at most ${limit}`}.`,
      }
    }
    case 'invalid_format':
      return {
        nl: 'Zo kan dit niet geschreven worden. Een naam begint met een letter en heeft letters, cijfers, _ en -; een tijd is 09:00.',
        en: 'This cannot be written so. A name begins with a letter and has letters, digits, _ and -; a time is 09:00.',
      }
    default:
      return {
        nl: 'Dit heeft niet de goede vorm. Vergelijk het met hetzelfde deel in een ander onderzoek.',
        en: 'This has not the right shape. Compare it with the same part in another study.',
      }
  }
}

const kinds: Readonly<Record<string, Text>> = {
  string: { nl: 'een tekst', en: 'a text' },
  number: { nl: 'een getal', en: 'a number' },
  int: { nl: 'een heel getal', en: 'a whole number' },
  array: { nl: 'een lijst: [ … ]', en: 'a list: [ … ]' },
  object: { nl: 'een groep met namen: { … }', en: 'a group with names: { … }' },
  record: { nl: 'een groep met namen: { … }', en: 'a group with names: { … }' },
}

function kind(expected: string, language: Language): string {
  return kinds[expected]?.[language] ?? expected
}

function missing(expected: string): Text {
  return {
    nl: `Dit ontbreekt. Zet hier ${kind(expected, 'nl')}.`,
    en: `This is missing. Put ${kind(expected, 'en')} here.`,
  }
}

function other(expected: string): Text {
  return { nl: `Hier hoort ${kind(expected, 'nl')}.`, en: `This should be ${kind(expected, 'en')}.` }
}
