import type { StudyDesign, VariableDesign } from '../../surveys/design.ts'
import type { Reason } from '../columns.ts'
import type { CompileExpression, MemberRecord, WaveRecord } from './record.ts'

/** The mean length of a month in days. */
const MONTH = 365.25 / 12

/** Where a formula stands: one member, and one wave or none. */
export interface Place {
  record: MemberRecord
  wave: string | null
  /** Values computed so far in this place, as formulas see them: by the place of the variable in the design. */
  current: unknown[]
  /** Values of the plan's period before this one. */
  previous: readonly unknown[]
}

/** A compiled formula, and why it gave nothing when it did. */
export interface Formula {
  readonly evaluate: (place: Place) => unknown
  readonly reason: (place: Place) => Reason
}

/**
 * Compiles formulas of a design, each text once.
 *
 * A name is, in this order: something with a prefix (`facts.`, `events.`, `days.`, `period.`, `preload.`, `previous.`), an
 * item of the wave, a variable declared earlier. For a variable of the member itself, an item is its latest answer.
 */
export function formulaCompiler(design: StudyDesign, compile: CompileExpression): (text: string) => Formula {
  const compiled = new Map<string, Formula>()
  const readers = new Map<string, Read>()
  const reader = (name: string): Read => {
    let read = readers.get(name)
    if (read === undefined) {
      read = readerOf(name, design)
      readers.set(name, read)
    }
    return read
  }
  return (text) => {
    let formula = compiled.get(text)
    if (formula === undefined) {
      const names = [...new Set([...text.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1]!.trim()))]
      formula = {
        evaluate: remembered(compile(text), names, reader),
        reason: (place) => reasonOf(names, place, reader),
      }
      compiled.set(text, formula)
    }
    return formula
  }
}

type Read = (place: Place) => unknown

/** What a formula gave by the values of its names, one level a name. */
type Known = Map<unknown, Known | { readonly result: unknown }>

/** Answers are codes and small numbers: of a name that has more values than this, only the first are remembered. */
const MOST = 64

/** A formula depends on nothing but what it reads: for the same codes and numbers it is worked out once. */
function remembered(
  run: (values: (name: string) => unknown) => unknown,
  names: readonly string[],
  reader: (name: string) => Read,
): Read {
  const reads = names.map(reader)
  const values: unknown[] = names.map(() => undefined)
  const known: Known = new Map()
  let here: Place
  /** It asked for a name that is part of one of its own (the list of `{list.length}`). */
  let askedMore = false
  const answerOf = (name: string): unknown => {
    const place = names.indexOf(name)
    if (place >= 0) return values[place]
    askedMore = true
    return reader(name)(here)
  }
  const last = names.length - 1
  return (place) => {
    let level: Known | undefined = known
    for (let i = 0; i <= last; i++) {
      const value = reads[i]!(place)
      values[i] = value
      if (level === undefined) continue
      if (typeof value === 'object' && value !== null) {
        level = undefined
        continue
      }
      const found = level.get(value)
      if (i === last) {
        if (found !== undefined) return (found as { readonly result: unknown }).result
      } else if (found !== undefined) level = found as Known
      else if (level.size < MOST) {
        const next: Known = new Map()
        level.set(value, next)
        level = next
      } else level = undefined
    }
    here = place
    const result = run(answerOf)
    if (level !== undefined && last >= 0 && !askedMore && level.size < MOST)
      level.set(values[last], { result })
    return result
  }
}

function readerOf(name: string, design: StudyDesign): Read {
  const dot = name.indexOf('.')
  const prefix = dot < 0 ? '' : name.slice(0, dot)
  const rest = name.slice(dot + 1)
  const first = design.events[0]?.name ?? ''
  const slotOf = (variable: string) => design.variables.findIndex((own) => own.name === variable)
  const days = (place: Place, date: string | undefined) => daysBetween(place.record.events[first], date)
  switch (prefix) {
    case 'facts':
      return ({ record }) => record.facts[rest]
    case 'events':
      return ({ record }) => record.events[rest]
    case 'days':
      return (place) => days(place, place.record.events[rest])
    case 'previous': {
      const slot = slotOf(rest)
      return ({ previous }) => previous[slot]
    }
    case 'period':
      if (rest === 'from') return (place) => waveOf(place)?.periodFrom
      if (rest === 'to') return (place) => waveOf(place)?.periodTo
      if (rest === 'toDays') return (place) => days(place, waveOf(place)?.periodTo)
      if (rest === 'months')
        return (place) => {
          const length = daysBetween(waveOf(place)?.periodFrom, waveOf(place)?.periodTo)
          // The last day counts: a period of one day has an exposure too.
          return length === undefined ? undefined : (length + 1) / MONTH
        }
      return () => undefined
    case 'preload': {
      const sources = new Map(
        design.waves.map((wave) => [
          wave.id,
          wave.preloads.find((preload) => preload.name === rest)?.from ?? [],
        ]),
      )
      return ({ record, wave }) => {
        for (const source of sources.get(wave ?? '') ?? []) {
          const answer = record.waves[source.wave]?.answers[source.item]
          if (answer !== undefined && answer !== null && answer !== '') return answer
        }
        return undefined
      }
    }
    default: {
      const backwards = design.waves.map((wave) => wave.id).reverse()
      const slot = slotOf(name)
      const [item = name, ...steps] = name.split(/[.[\]]+/).filter((step) => step !== '')
      return (place) => {
        const wave = waveOf(place)
        const whole = wave === undefined ? latest(place.record, backwards, item) : wave.answers[item]
        const answer = steps.length === 0 ? whole : partOf(whole, steps)
        return answer === undefined || answer === null ? place.current[slot] : answer
      }
    }
  }
}

/**
 * A part of an answer of several values, by the names of the codebook: `item.row.column`, `item[0].name`; of a list
 * `item.count`, how many, and `item.code`, in which place from 1 (the rank of a ranking).
 */
export function partOf(answer: unknown, steps: readonly string[]): unknown {
  const [step, ...further] = steps
  if (step === undefined || answer === undefined || answer === null) return answer
  if (!Array.isArray(answer)) {
    const own = typeof answer === 'object' && Object.hasOwn(answer, step)
    return own ? partOf((answer as Readonly<Record<string, unknown>>)[step], further) : undefined
  }
  if (step === 'count') return answer.length
  const holdsEntries = answer.some((entry) => typeof entry === 'object')
  if (holdsEntries || further.length > 0) return partOf(answer[Number(step)], further)
  const place = answer.findIndex((code) => String(code) === step)
  return place < 0 ? undefined : place + 1
}

const waveOf = ({ record, wave }: Place): WaveRecord | undefined =>
  wave === null ? undefined : record.waves[wave]

function latest(record: MemberRecord, waves: readonly string[], item: string): unknown {
  for (const wave of waves) {
    const answer = record.waves[wave]?.answers[item]
    if (answer !== undefined && answer !== null) return answer
  }
  return undefined
}

/** Whole days from one ISO date to another; undefined when one is not known. */
export function daysBetween(from: string | undefined, to: string | undefined): number | undefined {
  if (from === undefined || to === undefined || from === '' || to === '') return undefined
  const days = dayOf(to) - dayOf(from)
  return Number.isFinite(days) ? Math.round(days) : undefined
}

/** Many members share a day. */
const days = new Map<string, number>()
const MOST_DAYS = 20_000

/** Days since 1970 of an ISO date; NaN when it is none. */
export function dayOf(date: string): number {
  let day = days.get(date)
  if (day === undefined) {
    day = Date.parse(date) / 86_400_000
    if (days.size < MOST_DAYS) days.set(date, day)
  }
  return day
}

/** Why a formula gave nothing: what the items it reads say, the plainest first. */
function reasonOf(names: readonly string[], place: Place, reader: (name: string) => Read): Reason {
  const answers = names.map((name) => reader(name)(place))
  if (answers.includes('refused')) return 'refused'
  if (answers.includes('dontKnow')) return "don't know"
  const skipped = waveOf(place)?.skipped ?? []
  const empty = names.filter((_, i) => answers[i] === undefined || answers[i] === null || answers[i] === '')
  return empty.length > 0 &&
    empty.some((name) => skipped.includes(name) || skipped.includes(name.split(/[.[]/)[0]!))
    ? 'skipped by route'
    : 'not answered'
}

/** The formula of a variable in a wave, if it has one there. */
export function formulaText(
  variable: VariableDesign,
  wave: string,
  periods: readonly string[],
): string | undefined {
  return variable.formula[wave] ?? (periods.includes(wave) ? variable.formula['*'] : undefined)
}
