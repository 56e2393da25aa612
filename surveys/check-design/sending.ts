/** When and by which ways is written: hours that exist, ways that are named once, a text for each way. */
import type { ContactMode, ContactStep, StudyDesign } from '../design.ts'
import { placeholdersIn } from '../instrument/index.ts'
import { isHolidayCountry } from '../public-holidays.ts'
import type { Report } from './problem.ts'

const modes: readonly ContactMode[] = ['letter', 'email', 'sms', 'telephone']
const time = /^([01]\d|2[0-3]):[0-5]\d$/

/** A text message of more than three parts is often cut. */
const longestSms = 400

export function checkSending({ sending, contactTexts }: StudyDesign, report: Report): void {
  const { from, until, weekdays, holidays, perDay } = sending
  if (!time.test(from)) report('sending.from', "Must be a time like '09:00'.")
  if (!time.test(until) && until !== '24:00') report('sending.until', "Must be a time like '20:00'.")
  if (from >= until) report('sending', 'Sending must begin before it ends.')
  if (weekdays.length === 0) report('sending.weekdays', 'There must be a day on which is sent.')
  if (weekdays.some((day) => !Number.isInteger(day) || day < 1 || day > 7) || repeats(weekdays)) {
    report('sending.weekdays', 'Days are numbers from 1 (Monday) to 7, each once.')
  }
  if (holidays !== null && !isHolidayCountry(holidays)) {
    report(
      'sending.holidays',
      `The public holidays of '${holidays}' are not known: give a country like 'NL', or null.`,
    )
  }
  for (const [mode, most] of Object.entries(perDay)) {
    if (!modes.includes(mode as ContactMode))
      report(`sending.perDay.${mode}`, `'${mode}' is no way of contact.`)
    if (!Number.isInteger(most) || most < 1)
      report(`sending.perDay.${mode}`, 'Must be a whole number, at least 1.')
  }
  for (const [key, { sms }] of Object.entries(contactTexts)) {
    for (const language of ['nl', 'en'] as const) {
      if (!sms) continue
      const path = `contactTexts.${key}.sms.${language}`
      if (!placeholdersIn(sms[language]).includes('link')) report(path, '{link} is missing.')
      if (sms[language].length > longestSms)
        report(path, `A text message has at most ${longestSms} characters.`)
    }
  }
}

export function checkModes(design: StudyDesign, step: ContactStep, path: string, report: Report): void {
  if (step.modes.length === 0) report(`${path}.modes`, 'There must be a way in which it goes out.')
  for (const mode of step.modes) {
    if (!modes.includes(mode)) report(`${path}.modes`, `'${mode}' is no way of contact.`)
  }
  if (repeats(step.modes)) report(`${path}.modes`, 'Each way stands there once.')
  if (!step.modes.includes('sms')) return
  for (const property of ['text', 'textWhenStarted'] as const) {
    const text = design.contactTexts[step[property]]
    if (text && !text.sms) {
      report(`contactTexts.${step[property]}.sms`, 'Goes out by text message, and has no words for that.')
    }
  }
}

function repeats(list: readonly unknown[]): boolean {
  return new Set(list).size !== list.length
}
