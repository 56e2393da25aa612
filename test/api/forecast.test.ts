import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { studies } from '../../surveys/index.ts'
import { type House, openHouse, type Person } from '../support/house.ts'

const path = '/api/studies/het-eerste-jaar/forecast'

describe('a forecast over HTTP', () => {
  let house: House
  let researcher: Person
  beforeEach(async () => {
    house = await openHouse('sqlite', studies['het-eerste-jaar'])
    researcher = await house.staff('researcher')
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })

  const asked = async (change: object = {}) => {
    const { body } = await researcher.get(path)
    const { contacts, assumptions } = body
    return { members: 300, panels: 2, seed: 1, scenarios: [{ contacts, assumptions }], ...change }
  }

  it('refuses a sample too small to say anything, more panels than there is time for, and an unknown way', async () => {
    const wrong = [
      await asked({ members: 10 }),
      await asked({ panels: 1_000 }),
      await asked({ colour: 'blue' }),
      await asked({
        scenarios: [
          { contacts: [{ modes: ['pigeon'] }], assumptions: (await asked()).scenarios[0]!.assumptions },
        ],
      }),
    ]
    for (const body of wrong) {
      expect(await researcher.send('POST', path, body)).toMatchObject({
        status: 422,
        body: { code: 'invalid-body' },
      })
    }
  })

  it('is not there for a study without a simulator', async () => {
    const other = await openHouse('sqlite')
    try {
      const someone = await other.staff('researcher')
      expect(await someone.get('/api/studies/small/forecast')).toMatchObject({
        status: 404,
        body: { code: 'no-forecast' },
      })
    } finally {
      await other.close()
    }
  })

  it('tells how far it is, panel by panel, and ends with a forecast per scenario', async () => {
    const { status, body } = await researcher.send('POST', path, await asked())
    expect(status).toBe(200)
    const lines = (body as string)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.slice(0, 2)).toEqual([
      { done: 1, total: 2 },
      { done: 2, total: 2 },
    ])
    expect(lines[2].forecasts).toHaveLength(1)
    expect(lines[2].forecasts[0]).toMatchObject({ panels: 2 })
    expect(lines[2].forecasts[0].response['WW.decision'].mean).toBeGreaterThan(0.5)
    expect(await researcher.send('POST', path, await asked())).toMatchObject({ status: 200 })
  })
})
