/**
 * A whole made-up panel for any study that is being made: people, windows, answers along the routes, effects put in, and what
 * the plan finds of them. So a study can be read to its last table before anybody is asked. Pure; takes seconds.
 */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { columnOf, filterRows, type Table } from '../../analysis/columns.ts'
import { buildPanel } from '../../analysis/panel-file/build-panel.ts'
import type { MemberRecord, WaveRecord } from '../../analysis/panel-file/record.ts'
import { compileExpression, compileInstrument } from '../../surveys/instrument/index.ts'
import type { StudyParts } from '../../surveys/study-files/documents.ts'
import { type Draw, drawFrom } from '../../surveys/try/random-routes.ts'
import type { AnswerMap } from '../domain/answers.ts'
import { preloads } from '../domain/preload.ts'
import { waveWindow } from '../domain/window.ts'
import { type Asked, drawAnswers, itemsOfVariables, type Questionnaire } from './answers.ts'
import { type EffectPutIn, outcomeOf, type Tilt, tiltOf, tiltOfRow } from './effects.ts'
import { type Found, whatIsFound } from './found.ts'
import { drawPerson } from './people.ts'

export interface RehearsalOptions {
  readonly members: number
  readonly seed: number
  /** Share that completes a wave; without it the wave's own target, and seven in ten where there is none. */
  readonly response?: number
  readonly effects: readonly EffectPutIn[]
}

type Answered = Omit<MemberRecord, 'waves'> & { readonly waves: Record<string, WaveRecord> }

interface Completed extends Asked {
  readonly record: Answered
}

const usualResponse = 0.7
/** Redrawings after which an answer stands as it is: with effects that people can have, nobody comes near. */
const mostRounds = 300

export function rehearse(
  { design, instruments }: StudyParts,
  { members, seed, response, effects }: RehearsalOptions,
  progress: (share: number) => void,
): Found {
  const draw = drawFrom(xoroshiro128plus(seed))
  const outcomes = design.plan.outcomes.map(({ variable }) => variable)
  const questionnaires = design.waves.map((wave): Questionnaire => {
    const instrument = compileInstrument(instruments[wave.instrument])
    return { wave, instrument, outcomeItems: itemsOfVariables(design, wave, instrument, outcomes) }
  })
  const people = Array.from({ length: members }, (_, index) => drawPerson(design, index, draw))
  const records: Answered[] = people.map((person) => ({ ...person, waves: {} }))
  const untouched: { readonly table: Table; readonly tilt: Tilt }[] = []
  const counts: Found['waves'][number][] = []
  let unfinished = 0
  for (const [place, questionnaire] of questionnaires.entries()) {
    const { wave } = questionnaire
    const share = response ?? wave.targetRate ?? usualResponse
    const completed: Completed[] = []
    let asked = 0
    for (const [row, person] of people.entries()) {
      const window = waveWindow(wave, person.events, design.timeZone)
      if (typeof window === 'string') continue
      asked += 1
      if (draw.between(1, 1_000_000) > share * 1_000_000) continue
      const record = records[row]!
      const answered = Object.fromEntries(
        Object.entries(record.waves).map(([id, { answers }]) => [id, answers as AnswerMap]),
      )
      const one = { person, window, record, preload: preloads(wave, answered) }
      record.waves[wave.id] = {
        answers: drawAnswers(questionnaire, one, draw, null),
        periodFrom: window.periodFrom,
        periodTo: window.periodTo,
      }
      completed.push(one)
    }
    counts.push({ wave: wave.id, asked, completed: completed.length })
    if (design.plan.periods.includes(wave.id) && completed.length > 0) {
      const table = rowsOf(design, completed, wave.id)
      const tilt = tiltOf(table, design.plan, effects)
      untouched.push({ table, tilt })
      unfinished += putIn(design, questionnaire, completed, table, tilt, draw)
    }
    progress((place + 1) / (questionnaires.length + 1))
  }
  return whatIsFound(design, records, { waves: counts, untouched, unfinished })
}

/** Redraws what the outcomes are made from until the effects are in; gives how many answers were left as they were. */
function putIn(
  design: StudyParts['design'],
  questionnaire: Questionnaire,
  completed: readonly Completed[],
  table: Table,
  tilt: Tilt,
  draw: Draw,
): number {
  const { plan } = design
  const { id } = questionnaire.wave
  if (tilt.bySupport.size === 0) return 0
  const columns = new Map([...tilt.bySupport.keys()].map((name) => [name, columnOf(table, name).values]))
  const score = (row: number, own: Float64Array, values: readonly Float64Array[]) =>
    own.reduce((sum, t, o) => sum + t * (Number.isNaN(values[o]![row]!) ? 0 : values[o]![row]!), 0)
  let pending = completed.flatMap((one, row) => {
    const own = tiltOfRow(tilt, (support) => columns.get(support)![row] === 1)
    if (own === null) return []
    // Nothing that was drawn weighs more: against this each draw is taken or drawn again.
    const most = tilt.pool[0]!.reduce(
      (top, _, drawn) => Math.max(top, score(drawn, own, tilt.pool)),
      -Infinity,
    )
    return [{ one, own, most }]
  })
  for (let round = 0; round < mostRounds && pending.length > 0; round++) {
    const drawn = round === 0 ? null : pending.map(({ one }) => one)
    for (const one of drawn ?? []) {
      const wave = one.record.waves[id]!
      one.record.waves[id] = { ...wave, answers: drawAnswers(questionnaire, one, draw, wave.answers) }
    }
    const now = rowsOf(
      design,
      pending.map(({ one }) => one),
      id,
    )
    const values = tilt.outcomes.map((name) => outcomeOf(now, plan, name))
    pending = pending.filter(
      ({ own, most }, row) =>
        draw.between(1, 1_000_000) / 1_000_000 > Math.exp(score(row, own, values) - most),
    )
  }
  return pending.length
}

/** The rows of the panel file about one period, in the order of those who completed it. */
function rowsOf(design: StudyParts['design'], completed: readonly Completed[], wave: string): Table {
  const { long } = buildPanel(
    design,
    completed.map(({ record }) => record),
    compileExpression,
  )
  const period = columnOf(long, 'period')
  const code = period.categories!.indexOf(wave)
  return filterRows(long, (row) => period.values[row] === code)
}
