/** The codebook of a study with frequencies, made from a snapshot. */
import {
  addMissing,
  addValue,
  type Frequencies,
  frequencies,
  newTally,
  type Tally,
} from '../../../analysis/codebook/frequencies.ts'
import { type CodebookVariable, codebookTables } from '../../../surveys/codebook/study-codebook.ts'
import type { StudyDesign, Text } from '../../../surveys/design.ts'
import type { Context } from '../../context.ts'
import type { Db } from '../../database/store.ts'
import { openAnswers, versionsOf } from '../answers/answers.ts'

/** By wave; a wave of which nothing was handed in has none. */
export type FrequenciesByWave = Readonly<Record<string, Frequencies>>

export interface CountedVariable extends CodebookVariable {
  readonly frequencies: FrequenciesByWave
}

export interface Codebook {
  readonly study: {
    readonly id: string
    readonly title: Text
    readonly organisation: Text
    readonly about: Text
  }
  readonly simulated: boolean
  /** When the data were read. */
  readonly at: number
  /** Counts below it are withheld. */
  readonly minimum: number
  readonly waves: readonly {
    readonly id: string
    readonly title: Text
    readonly versions: readonly number[]
  }[]
  readonly tables: readonly { readonly list: string | null; readonly variables: readonly CountedVariable[] }[]
}

export async function makeCodebook(context: Context, studyId: string): Promise<Codebook> {
  const { design, simulated } = await context.published.study(context.store.now, studyId)
  const at = context.clock()
  return context.store.snapshot(async (db) => {
    const versions = await versionsOf(context, db, design)
    const minimum = design.plan.minimumN
    const tables = []
    for (const { list, variables } of codebookTables(design, versions)) {
      const tallies = await count(context, db, design, list)
      const counted = variables.map((variable, place): CountedVariable => {
        const own = variable.waves.flatMap(({ wave }) => {
          const tally = tallies[place]![wave]
          return tally ? [[wave, shown(variable, tally, minimum)] as const] : []
        })
        return { ...variable, frequencies: Object.fromEntries(own) }
      })
      tables.push({ list, variables: counted })
    }
    const { id, title, organisation, about } = design
    const waves = design.waves.map((wave) => {
      const own = versions.filter(({ instrument }) => instrument === wave.instrument)
      return { id: wave.id, title: wave.title, versions: own.map(({ version }) => version) }
    })
    return { study: { id, title, organisation, about }, simulated, at, minimum, waves, tables }
  })
}

/** Per variable, by the waves in which it is asked. Nothing of the answers themselves is kept. */
async function count(
  context: Context,
  db: Db,
  design: StudyDesign,
  list: string | null,
): Promise<Record<string, Tally>[]> {
  const shape = {
    shape: 'long',
    openText: true,
    language: 'nl',
    ...(list !== null && { entries: list }),
  } as const
  const { columns, blocks } = await openAnswers(context, db, design, shape)
  const first = columns.findIndex(({ missing }) => missing.length > 0)
  const asked = first < 0 ? [] : columns.slice(first)
  const waveAt = columns.findIndex(({ name }) => name === 'wave')
  const tallies = asked.map((): Record<string, Tally> => ({}))
  for await (const { rows, values, missing } of blocks()) {
    for (const [place, { kind }] of asked.entries()) {
      const at = first + place
      const own = tallies[place]!
      for (let row = 0; row < rows; row++) {
        const wave = design.waves[(values[waveAt]![row] as number) - 1]!.id
        own[wave] ??= newTally()
        const reason = missing[at]![row]!
        if (reason > 0) addMissing(own[wave], reason - 1)
        else if (typeof values[at]![row] === 'number')
          addValue(own[wave], values[at]![row] as number, kind === 'code')
        else own[wave].n += 1
      }
    }
  }
  return tallies
}

function shown({ kind, codes, missing }: CodebookVariable, tally: Tally, minimum: number): Frequencies {
  return frequencies(tally, {
    codes: codes.map(({ number }) => number),
    reasons: missing.length,
    kind: kind === 'code' || kind === 'number' ? kind : 'other',
    minimum,
  })
}
