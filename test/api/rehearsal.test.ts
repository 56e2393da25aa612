import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { VariableDesign } from '../../surveys/design.ts'
import { documentsOf } from '../../surveys/study-files/documents.ts'
import { type House, openHouse, type Person } from '../support/house.ts'
import { both, smallStudy } from '../support/small-study.ts'

const binary = (name: string, formula: string): VariableDesign => ({
  name,
  label: both(name),
  level: 'period',
  type: 'binary',
  formula: { '*': formula },
})

/** The small study with something to find out: does who has remarks about it search more? */
function studyWithPlan() {
  const { design, instruments } = smallStudy()
  const variables: VariableDesign[] = [
    ...design.variables,
    binary('help', "iif({remarks} = 'x', 1, 0)"),
    binary('searches', "iif({searching} = 'yes', 1, 0)"),
    { ...binary('hours', "iif({searching} = 'yes', {searchHours}, 0)"), type: 'number' },
  ]
  const plan = {
    ...design.plan,
    periods: ['decision', 'first-half'],
    outcomes: [
      { variable: 'searches', model: 'logit' as const },
      { variable: 'hours', model: 'ols' as const },
    ],
    supports: [{ variable: 'help', label: both('hulp', 'help'), footnotes: [] }],
  }
  return documentsOf({ design: { ...design, id: 'mine', variables, plan }, instruments })
}

describe('a draft tried with a made-up panel', () => {
  let house: House
  let anna: Person
  beforeEach(async () => {
    house = await openHouse('sqlite')
    anna = await house.staff('researcher')
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })

  const begin = async (documents: object) =>
    expect((await anna.send('POST', '/api/designs', { from: 'files', documents })).status).toBe(201)
  const ask = { members: 1_000, seed: 5, response: 1, effects: [] as object[] }
  const rehearse = async (change: object = {}) => {
    const reply = await anna.send('POST', '/api/designs/mine/rehearsal', { ...ask, ...change })
    if (reply.status !== 200) return { status: reply.status, last: reply.body }
    const lines = (reply.body as string).trim().split('\n')
    return { status: 200, last: JSON.parse(lines.at(-1)!), first: JSON.parse(lines[0]!) }
  }

  it('refuses what the plan does not know, and more people than there is time for', async () => {
    await begin(studyWithPlan())
    const strange = [{ support: 'help', outcome: 'money', size: 1 }]
    expect(await rehearse({ effects: strange })).toMatchObject({
      status: 422,
      last: { code: 'rehearsal-unknown', outcome: 'money' },
    })
    expect((await rehearse({ members: 1_000_000 })).last.code).toBe('invalid-body')
    expect((await rehearse({ colour: 'blue' })).last.code).toBe('invalid-body')
  })

  it('says which difference the questionnaire leaves no room for, and what is wrong with a draft', async () => {
    await begin(studyWithPlan())
    const impossible = [{ support: 'help', outcome: 'searches', size: 2 }]
    expect((await rehearse({ effects: impossible })).last.problem).toMatchObject({
      code: 'rehearsal-impossible',
      support: 'help',
    })
    const waves = (studyWithPlan().waves as object[]).map((wave) => ({ ...wave, instrument: 'nowhere' }))
    await anna.send('PUT', '/api/designs/mine/documents/waves', { base: 1, content: waves })
    expect((await rehearse()).last.problem).toMatchObject({ code: 'study-invalid' })
  })

  it('finds the differences that were put in through answers and routes, and no others', async () => {
    await begin(studyWithPlan())
    const effects = [
      { support: 'help', outcome: 'searches', size: 0.15 },
      { support: 'help', outcome: 'hours', size: 2 },
    ]
    const { first, last } = await rehearse({ effects })
    expect(first.share).toBeGreaterThan(0)
    const { found } = last
    expect(found.waves).toMatchObject([{ asked: 1_000, completed: 1_000 }, {}])
    expect(found.empty).toEqual([])
    expect(found.unfinished).toBe(0)
    expect(found.rows.map(({ group }: { group: string }) => group)).toEqual(['WW', 'WWB'])
    for (const { effects: both } of found.rows) {
      expect(both[0].putIn).toBeCloseTo(0.15, 2)
      expect(both[1].putIn).toBeCloseTo(2, 2)
      // Twice the interval: chance does not reach that far with this seed or another.
      for (const { estimate, low, high, putIn } of both)
        expect(Math.abs(estimate - putIn)).toBeLessThan(high - low)
      expect(both[0].p).toBeLessThan(0.01)
    }
    const { last: nothing } = await rehearse({ effects: [] })
    for (const { effects: none } of nothing.found.rows) expect(none[0].p).toBeGreaterThan(0.001)
  })
})
