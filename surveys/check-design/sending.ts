/** When and by which ways is written: hours that exist, ways that are named once, a text for each way. */
import type { ContactMode, ContactStep, StudyDesign } from '../design.ts'
import { placeholdersIn } from '../instrument/index.ts'
import { isHolidayCountry } from '../public-holidays.ts'
import type { Report } from './rules/index.ts'

const modes: readonly ContactMode[] = ['letter', 'email', 'sms', 'telephone']
const time = /^([01]\d|2[0-3]):[0-5]\d$/

/** A text message of more than three parts is often cut. */
const longestSms = 400

export function checkSending({ sending, contactTexts }: StudyDesign, report: Report): void {
  const { from, until, weekdays, holidays, perDay } = sending
  if (!time.test(from)) report('W221', 'sending.from', { example: '09:00' })
  if (!time.test(until) && until !== '24:00') report('W221', 'sending.until', { example: '20:00' })
  if (from >= until) report('W222', 'sending')
  if (weekdays.length === 0) report('W223', 'sending.weekdays')
  if (weekdays.some((day) => !Number.isInteger(day) || day < 1 || day > 7) || repeats(weekdays)) {
    report('W224', 'sending.weekdays')
  }
  if (holidays !== null && !isHolidayCountry(holidays)) {
    report('W225', 'sending.holidays', { country: holidays })
  }
  for (const [mode, most] of Object.entries(perDay)) {
    if (!modes.includes(mode as ContactMode)) report('W226', `sending.perDay.${mode}`, { mode })
    if (!Number.isInteger(most) || most < 1) report('W227', `sending.perDay.${mode}`)
  }
  for (const [key, { sms }] of Object.entries(contactTexts)) {
    for (const language of ['nl', 'en'] as const) {
      if (!sms) continue
      const path = `contactTexts.${key}.sms.${language}`
      if (!placeholdersIn(sms[language]).includes('link')) report('W217', path, { name: '{link}' })
      if (sms[language].length > longestSms)
        report('W228', path, { most: longestSms, now: sms[language].length })
    }
  }
}

export function checkModes(design: StudyDesign, step: ContactStep, path: string, report: Report): void {
  if (step.modes.length === 0) report('W229', `${path}.modes`)
  for (const mode of step.modes) {
    if (!modes.includes(mode)) report('W226', `${path}.modes`, { mode })
  }
  if (repeats(step.modes)) report('W230', `${path}.modes`)
  if (!step.modes.includes('sms')) return
  for (const property of ['text', 'textWhenStarted'] as const) {
    const text = design.contactTexts[step[property]]
    if (text && !text.sms) {
      report('W231', `contactTexts.${step[property]}.sms`)
    }
  }
}

function repeats(list: readonly unknown[]): boolean {
  return new Set(list).size !== list.length
}
