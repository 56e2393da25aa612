/** What a respondent reads when an answer cannot be accepted: what to do, in short sentences. */

import type { Text } from '../design.ts'
import type { ValueType } from './instrument.ts'

type Bound = number | string | null

export const messages = {
  unknown: {
    nl: 'Deze vraag staat niet in de vragenlijst. Laad de pagina opnieuw.',
    en: 'This question is not in the questionnaire. Please reload the page.',
  },
  required: { nl: 'Geef hier een antwoord.', en: 'Please give an answer here.' },
  requiredChoice: { nl: 'Kies hier een antwoord.', en: 'Please choose an answer here.' },
  other: { nl: "Vul in wat u met 'anders' bedoelt.", en: "Please fill in what you mean by 'other'." },
  choice: {
    nl: 'Dit antwoord kan hier niet. Kies een antwoord uit de lijst.',
    en: 'This answer is not possible here. Please choose one from the list.',
  },
  hidden: {
    nl: 'Dit antwoord past niet meer bij uw andere antwoorden. Kies opnieuw.',
    en: 'This answer no longer fits your other answers. Please choose again.',
  },
  twice: { nl: 'Kies elk antwoord maar één keer.', en: 'Please choose each answer only once.' },
  unique: {
    nl: 'Dit antwoord staat er al. Vul hier iets anders in.',
    en: 'This answer is already there. Please fill in something else here.',
  },
  requiredRows: { nl: 'Geef in elke rij een antwoord.', en: 'Please give an answer in each row.' },
  requiredPanel: {
    nl: 'Beantwoord hier ten minste één vraag.',
    en: 'Please answer at least one question here.',
  },
  notReadable: {
    nl: 'Dit is niet te lezen. Vul het opnieuw in.',
    en: 'This cannot be read. Please fill it in again.',
  },
  computed: { nl: 'Dit wordt voor u uitgerekend.', en: 'This is calculated for you.' },
} as const satisfies Record<string, Text>

const byType: Readonly<Record<ValueType, Text>> = {
  text: { nl: 'Vul hier tekst in.', en: 'Please fill in some text.' },
  number: {
    nl: 'Vul een getal in, bijvoorbeeld 7 of 7,5.',
    en: 'Please fill in a number, such as 7 or 7.5.',
  },
  integer: { nl: 'Vul een heel getal in, bijvoorbeeld 7.', en: 'Please fill in a whole number, such as 7.' },
  date: {
    nl: 'Vul een datum in die bestaat: dag, maand en jaar.',
    en: 'Please fill in an existing date: day, month and year.',
  },
  datetime: { nl: 'Vul een datum en een tijd in.', en: 'Please fill in a date and a time.' },
  month: { nl: 'Vul een maand en een jaar in.', en: 'Please fill in a month and a year.' },
  time: { nl: 'Vul een tijd in, bijvoorbeeld 9:30.', en: 'Please fill in a time, such as 9:30.' },
  code: messages.choice,
  codes: messages.choice,
  ranking: { nl: 'Zet alle antwoorden op volgorde.', en: 'Please put all answers in order.' },
  fields: messages.notReadable,
  rows: messages.notReadable,
  cells: messages.notReadable,
  entries: messages.notReadable,
  boolean: { nl: 'Kies ja of nee.', en: 'Please choose yes or no.' },
  computed: messages.computed,
}

export function typeMessage(valueType: ValueType): Text {
  return byType[valueType]
}

const months = {
  nl: 'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}

function written(bound: number | string, language: 'nl' | 'en'): string {
  if (typeof bound === 'number') return language === 'nl' ? String(bound).replace('.', ',') : String(bound)
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(bound)
  return date ? `${Number(date[3])} ${months[language][Number(date[2]) - 1]} ${date[1]}` : bound
}

/** An example that fits between the bounds, with a half when halves are possible. */
function example(valueType: ValueType, min: Bound, max: Bound, step: number | null): Text | null {
  if (valueType !== 'number' && valueType !== 'integer') return null
  const low = typeof min === 'number' ? min : 0
  const high = typeof max === 'number' ? max : low + 10
  const whole = Math.min(Math.max(7, Math.ceil(low)), Math.floor(high))
  if (whole < low || whole > high || (step !== null && whole % step !== 0)) return null
  const halves = valueType === 'number' && (step === null || 0.5 % step === 0) && whole + 0.5 <= high
  const nl = halves ? `${whole} of ${written(whole + 0.5, 'nl')}` : String(whole)
  const en = halves ? `${whole} or ${whole + 0.5}` : String(whole)
  return { nl: `, bijvoorbeeld ${nl}`, en: `, such as ${en}` }
}

export function rangeMessage(valueType: ValueType, min: Bound, max: Bound, step: number | null): Text {
  const what = {
    nl: { number: 'een getal', integer: 'een heel getal', date: 'een datum' }[valueType as string] ?? 'iets',
    en: { number: 'a number', integer: 'a whole number', date: 'a date' }[valueType as string] ?? 'a value',
  }
  const limits = { nl: '', en: '' }
  if (min !== null && max !== null) {
    limits.nl = ` tussen ${written(min, 'nl')} en ${written(max, 'nl')}`
    limits.en = ` between ${written(min, 'en')} and ${written(max, 'en')}`
  } else if (min !== null) {
    limits.nl = ` vanaf ${written(min, 'nl')}`
    limits.en = ` from ${written(min, 'en')}`
  } else if (max !== null) {
    limits.nl = ` tot en met ${written(max, 'nl')}`
    limits.en = ` up to ${written(max, 'en')}`
  }
  const such = example(valueType, min, max, step) ?? { nl: '', en: '' }
  return {
    nl: `Vul ${what.nl} in${limits.nl}${such.nl}.`,
    en: `Please fill in ${what.en}${limits.en}${such.en}.`,
  }
}

export function stepMessage(step: number): Text {
  if (step === 1) return typeMessage('integer')
  const multiples = [step, 2 * step]
  return {
    nl: `Vul een getal in stappen van ${written(step, 'nl')} in, bijvoorbeeld ${multiples.map((value) => written(value, 'nl')).join(' of ')}.`,
    en: `Please fill in a number in steps of ${step}, such as ${multiples.join(' or ')}.`,
  }
}

export function lengthMessage(maxLength: number): Text {
  return {
    nl: `Maak uw antwoord korter: er passen ${maxLength} tekens in.`,
    en: `Please shorten your answer: there is room for ${maxLength} characters.`,
  }
}

const answers = (count: number): Text => ({
  nl: count === 1 ? 'één antwoord' : `${count} antwoorden`,
  en: count === 1 ? 'one answer' : `${count} answers`,
})

export function tooFewMessage(count: number): Text {
  return { nl: `Kies ten minste ${answers(count).nl}.`, en: `Please choose at least ${answers(count).en}.` }
}

export function tooManyMessage(count: number): Text {
  return { nl: `Kies ten hoogste ${answers(count).nl}.`, en: `Please choose at most ${answers(count).en}.` }
}

export function exclusiveMessage(choice: Text): Text {
  return {
    nl: `Kies '${choice.nl}' of andere antwoorden, niet allebei.`,
    en: `Please choose '${choice.en}' or other answers, not both.`,
  }
}

export function tooFewEntries(count: number): Text {
  return { nl: `Vul dit ten minste ${count} keer in.`, en: `Please fill this in at least ${count} times.` }
}

export function tooManyEntries(count: number): Text {
  return {
    nl: `Hier is plaats voor ${count}. Haal weg wat te veel is.`,
    en: `There is room for ${count} here. Please remove what is too much.`,
  }
}
