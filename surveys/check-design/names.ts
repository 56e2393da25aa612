/** Names: each used once, and each event and fact that is mentioned exists. */

import type { StudyDesign } from '../design.ts'
import type { Report } from './problem.ts'

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
    if (eventNames.has(name)) report(`facts[${index}].name`, `'${name}' is the name of an event as well.`)
  }
  for (const [index, { type, values }] of facts.entries()) {
    if (type === 'category' && !values?.length)
      report(`facts[${index}].values`, 'A category needs its codes.')
    once(`facts[${index}].values`, values?.map(({ value }) => value) ?? [], 'value', report)
  }
  for (const [index, name] of eligibility.events.entries()) {
    if (!eventNames.has(name)) report(`eligibility.events[${index}]`, `There is no event '${name}'.`)
  }
  for (const [name, value] of Object.entries(eligibility.facts)) {
    const fact = facts.find((known) => known.name === name)
    if (!fact) report(`eligibility.facts.${name}`, `There is no register fact '${name}'.`)
    else if (fact.values && !fact.values.some((known) => known.value === value)) {
      report(`eligibility.facts.${name}`, `'${value}' is not one of the codes of '${name}'.`)
    }
  }
}

function once(path: string, names: readonly string[], property: string, report: Report): void {
  const seen = new Set<string>()
  for (const [index, name] of names.entries()) {
    if (name.trim() === '') report(`${path}[${index}].${property}`, 'The name is empty.')
    if (seen.has(name.toLowerCase())) {
      report(`${path}[${index}].${property}`, `'${name}' is used more than once (capitals do not count).`)
    }
    seen.add(name.toLowerCase())
  }
}
