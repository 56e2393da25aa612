/** Names: each used once, and each event and fact that is mentioned exists. */

import type { StudyDesign } from '../design.ts'
import type { Report } from './rules/index.ts'

export function checkNames(design: StudyDesign, report: Report): void {
  const { events, facts, waves, variables, concepts, eligibility } = design
  once(
    'waves',
    waves.map(({ id }) => id),
    'id',
    report,
  )
  once(
    'concepts',
    concepts.map(({ id }) => id),
    'id',
    report,
  )
  once(
    'variables',
    variables.map(({ name }) => name),
    'name',
    report,
  )
  once(
    'events',
    events.map(({ name }) => name),
    'name',
    report,
  )
  once(
    'facts',
    facts.map(({ name }) => name),
    'name',
    report,
  )
  for (const [index, wave] of waves.entries()) {
    once(
      `waves[${index}].preloads`,
      wave.preloads.map(({ name }) => name),
      'name',
      report,
    )
  }
  const eventNames = new Set(events.map(({ name }) => name))
  for (const [index, { name }] of facts.entries()) {
    if (eventNames.has(name)) report('S103', `facts[${index}].name`, { name })
  }
  for (const [index, { type, values }] of facts.entries()) {
    if (type === 'category' && !values?.length) report('S104', `facts[${index}].values`)
    once(`facts[${index}].values`, values?.map(({ value }) => value) ?? [], 'value', report)
  }
  for (const [index, name] of eligibility.events.entries()) {
    if (!eventNames.has(name)) report('S105', `eligibility.events[${index}]`, { name })
  }
  for (const [name, value] of Object.entries(eligibility.facts)) {
    const fact = facts.find((known) => known.name === name)
    if (!fact) report('S106', `eligibility.facts.${name}`, { name })
    else if (fact.values && !fact.values.some((known) => known.value === value)) {
      report('S107', `eligibility.facts.${name}`, { value, name })
    }
  }
}

function once(path: string, names: readonly string[], property: string, report: Report): void {
  const seen = new Set<string>()
  for (const [index, name] of names.entries()) {
    if (name.trim() === '') report('S101', `${path}[${index}].${property}`)
    if (seen.has(name.toLowerCase())) {
      report('S102', `${path}[${index}].${property}`, { name })
    }
    seen.add(name.toLowerCase())
  }
}
