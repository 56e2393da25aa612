/** Waves: anchored on events that exist, windows and periods that can be held, contacts that can be sent. */

import type { Anchor, WaveDesign } from '../design.ts'
import { placeholdersIn } from '../instrument/index.ts'
import type { Report, Study } from './problem.ts'
import { checkModes } from './sending.ts'

const placeholders = new Set(['name', 'link', 'code', 'closes', 'periodFrom', 'periodTo'])

/** Without these nobody can take part. */
const needed = ['link', 'code']

export function checkWaves(study: Study, report: Report): void {
  const { design, json } = study
  if (design.partialFrom !== undefined && !(design.partialFrom > 0 && design.partialFrom <= 1))
    report('partialFrom', 'Must be a share above 0, at most 1.')
  if (design.waves.length === 0) report('waves', 'A study needs at least one wave.')
  for (const [index, wave] of design.waves.entries()) {
    const path = `waves[${index}]`
    if (!(wave.instrument in json))
      report(`${path}.instrument`, `There is no questionnaire '${wave.instrument}'.`)
    if (wave.opens.length === 0) report(`${path}.opens`, 'A window needs at least one day to open on.')
    for (const [at, anchor] of wave.opens.entries())
      checkAnchor(study, anchor, `${path}.opens[${at}]`, report)
    checkWindow(wave, path, report)
    checkPeriod(study, wave, path, report)
    checkContacts(study, wave, path, report)
  }
  for (const name of Object.keys(json)) {
    if (design.waves.some(({ instrument }) => instrument === name)) continue
    report(`instruments.${name}`, `No wave uses the questionnaire '${name}'.`)
  }
  checkContactTexts(study, report)
}

function checkAnchor(study: Study, anchor: Anchor, path: string, report: Report): void {
  if (!study.design.events.some(({ name }) => name === anchor.event)) {
    report(`${path}.event`, `There is no event '${anchor.event}'.`)
  }
  for (const part of ['months', 'days'] as const) {
    if (!Number.isInteger(anchor[part] ?? 0)) report(`${path}.${part}`, 'Must be a whole number.')
  }
}

function checkWindow(wave: WaveDesign, path: string, report: Report): void {
  if (wave.targetRate !== undefined && !(wave.targetRate > 0 && wave.targetRate <= 1))
    report(`${path}.targetRate`, 'Must be a share above 0, at most 1.')
  if (!Number.isInteger(wave.openDays) || wave.openDays < 1)
    report(`${path}.openDays`, 'Must be at least one day.')
  if (!Number.isInteger(wave.graceDays) || wave.graceDays < 0)
    report(`${path}.graceDays`, 'Must be 0 days or more.')
  if (!Number.isInteger(wave.hardEndDays) || wave.hardEndDays < wave.openDays) {
    report(`${path}.hardEndDays`, 'The last end must not come before the ordinary end of the window.')
  }
}

function checkPeriod(study: Study, wave: WaveDesign, path: string, report: Report): void {
  const { from, to } = wave.referencePeriod
  checkAnchor(study, from, `${path}.referencePeriod.from`, report)
  checkAnchor(study, to, `${path}.referencePeriod.to`, report)
  if (from.event !== to.event) return
  const months = (to.months ?? 0) - (from.months ?? 0)
  const days = (to.days ?? 0) - (from.days ?? 0)
  // A month has 28 to 31 days: only what can never hold a day is wrong.
  if (months * 31 + days < 0) report(`${path}.referencePeriod`, 'The period ends before it begins.')
}

function checkContacts(study: Study, wave: WaveDesign, path: string, report: Report): void {
  const seen = new Set<string>()
  if (!wave.contacts.some(({ kind }) => kind === 'invitation')) {
    report(`${path}.contacts`, 'Nobody is invited to this wave.')
  }
  for (const [index, step] of wave.contacts.entries()) {
    const at = `${path}.contacts[${index}]`
    const key = `${step.kind} ${step.ordinal}`
    if (seen.has(key)) report(at, `There is more than one '${key}'.`)
    seen.add(key)
    if (!Number.isInteger(step.afterDays) || step.afterDays < 0 || step.afterDays >= wave.openDays) {
      report(`${at}.afterDays`, 'A contact falls on a day on which the window is open.')
    }
    checkModes(study.design, step, at, report)
    const earlier = wave.contacts[index - 1]
    if (earlier && earlier.afterDays > step.afterDays)
      report(`${at}.afterDays`, 'Contacts stand in order of time.')
    for (const property of ['text', 'textWhenStarted'] as const) {
      if (!study.design.contactTexts[step[property]]) {
        report(`${at}.${property}`, `There is no contact text '${step[property]}'.`)
      }
    }
  }
}

function checkContactTexts(study: Study, report: Report): void {
  for (const [key, { subject, body, sms }] of Object.entries(study.design.contactTexts)) {
    for (const language of ['nl', 'en'] as const) {
      const path = `contactTexts.${key}`
      const inSubject = placeholdersIn(subject[language])
      const inBody = placeholdersIn(body[language])
      for (const name of [...inSubject, ...inBody, ...placeholdersIn(sms?.[language] ?? '')]) {
        if (!placeholders.has(name))
          report(`${path}.${language}`, `{${name}} is not a placeholder of contacts.`)
      }
      for (const name of needed) {
        if (!inBody.includes(name)) report(`${path}.body.${language}`, `{${name}} is missing.`)
        if (inSubject.includes(name))
          report(`${path}.subject.${language}`, `{${name}} does not belong in a subject.`)
      }
    }
    const [nl, en] = [subject.nl + body.nl, subject.en + body.en].map((text) =>
      [...new Set(placeholdersIn(text))].sort(),
    )
    if (String(nl) !== String(en))
      report(`contactTexts.${key}`, 'The languages do not use the same placeholders.')
  }
}
