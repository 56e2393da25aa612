/** Waves: anchored on events that exist, windows and periods that can be held, contacts that can be sent. */

import type { Anchor, WaveDesign } from '../design.ts'
import { placeholdersIn } from '../instrument/index.ts'
import type { Report } from './rules/index.ts'
import { checkModes } from './sending.ts'
import type { Study } from './study.ts'

const placeholders = new Set(['name', 'link', 'code', 'closes', 'periodFrom', 'periodTo'])
const knownPlaceholders = [...placeholders].map((name) => `{${name}}`).join(', ')

/** Without these nobody can take part. */
const needed = ['link', 'code']

export function checkWaves(study: Study, report: Report): void {
  const { design, json } = study
  if (design.partialFrom !== undefined && !(design.partialFrom > 0 && design.partialFrom <= 1))
    report('W201', 'partialFrom')
  if (design.waves.length === 0) report('W202', 'waves')
  for (const [index, wave] of design.waves.entries()) {
    const path = `waves[${index}]`
    if (!(wave.instrument in json)) report('W203', `${path}.instrument`, { name: wave.instrument })
    if (wave.opens.length === 0) report('W204', `${path}.opens`)
    for (const [at, anchor] of wave.opens.entries())
      checkAnchor(study, anchor, `${path}.opens[${at}]`, report)
    checkWindow(wave, path, report)
    checkPeriod(study, wave, path, report)
    checkContacts(study, wave, path, report)
  }
  for (const name of Object.keys(json)) {
    if (design.waves.some(({ instrument }) => instrument === name)) continue
    report('W205', `instruments.${name}`, { name })
  }
  checkContactTexts(study, report)
}

function checkAnchor(study: Study, anchor: Anchor, path: string, report: Report): void {
  if (!study.design.events.some(({ name }) => name === anchor.event)) {
    report('S105', `${path}.event`, { name: anchor.event })
  }
  for (const part of ['months', 'days'] as const) {
    if (!Number.isInteger(anchor[part] ?? 0)) report('W206', `${path}.${part}`)
  }
}

function checkWindow(wave: WaveDesign, path: string, report: Report): void {
  if (wave.targetRate !== undefined && !(wave.targetRate > 0 && wave.targetRate <= 1))
    report('W201', `${path}.targetRate`)
  if (!Number.isInteger(wave.openDays) || wave.openDays < 1) report('W207', `${path}.openDays`)
  if (!Number.isInteger(wave.graceDays) || wave.graceDays < 0) report('W208', `${path}.graceDays`)
  if (!Number.isInteger(wave.hardEndDays) || wave.hardEndDays < wave.openDays) {
    report('W209', `${path}.hardEndDays`)
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
  if (months * 31 + days < 0) report('W210', `${path}.referencePeriod`)
}

function checkContacts(study: Study, wave: WaveDesign, path: string, report: Report): void {
  const seen = new Set<string>()
  if (!wave.contacts.some(({ kind }) => kind === 'invitation')) {
    report('W211', `${path}.contacts`)
  }
  for (const [index, step] of wave.contacts.entries()) {
    const at = `${path}.contacts[${index}]`
    const key = `${step.kind} ${step.ordinal}`
    if (seen.has(key)) report('W212', at, { key })
    seen.add(key)
    if (!Number.isInteger(step.afterDays) || step.afterDays < 0 || step.afterDays >= wave.openDays) {
      report('W213', `${at}.afterDays`)
    }
    checkModes(study.design, step, at, report)
    const earlier = wave.contacts[index - 1]
    if (earlier && earlier.afterDays > step.afterDays) report('W214', `${at}.afterDays`)
    for (const property of ['text', 'textWhenStarted'] as const) {
      if (!study.design.contactTexts[step[property]]) {
        report('W215', `${at}.${property}`, { name: step[property] })
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
          report('W216', `${path}.${language}`, { name: `{${name}}`, known: knownPlaceholders })
      }
      for (const name of needed) {
        if (!inBody.includes(name)) report('W217', `${path}.body.${language}`, { name: `{${name}}` })
        if (inSubject.includes(name)) report('W218', `${path}.subject.${language}`, { name: `{${name}}` })
      }
    }
    const [nl, en] = [subject.nl + body.nl, subject.en + body.en].map((text) =>
      [...new Set(placeholdersIn(text))].sort(),
    )
    if (String(nl) !== String(en)) report('W219', `contactTexts.${key}`)
  }
}
