import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { audit, panelMember } from '../../server/database/schema.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'
import { importer } from '../support/import.ts'

const head = 'naam;e-mail;telefoon;bsn'
const good = ['Fatima el Amrani;fatima@example.org;0612345678;111222333', 'Jan Jansen;;;123456782']

describe.each(engines)('rows that may be someone who is known, on %s', (engine) => {
  let house: House
  let researcher: Person
  let files: ReturnType<typeof importer>
  beforeEach(async () => {
    house = await openHouse(engine)
    researcher = await house.staff('researcher')
    files = importer(researcher)
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })

  const members = () => house.context.store.now.select().from(panelMember)

  it('are decided on one by one by a researcher; each look at who it is stands in the log', async () => {
    const first = await files.checked('sample', [head, ...good].join('\n'))
    await files.confirm(first.id)
    const rows = [
      'B. Ander;FATIMA@example.org',
      'C. Ander;;+31 6 1234 5678',
      'D. Ander;nieuw@example.org',
      'E. Ander;nieuw@example.org',
    ]
    const { id } = await files.checked('sample', [head, ...rows].join('\n'))
    const place = `/api/studies/small/imports/${id}/possible`
    const decide = (row: number, decision: string) => researcher.send('PUT', `${place}/${row}`, { decision })
    const inspector = await house.staff('inspector')
    expect(await inspector.send('POST', `${place}/2/identity`)).toMatchObject({ status: 403 })
    expect(await decide(4, 'other')).toMatchObject({ status: 404 })
    expect(await decide(2, 'perhaps')).toMatchObject({ status: 422 })
    const { body } = await researcher.get(place)
    const known = (await members()).find(({ reachableBy }) => reachableBy.length > 0)!.id
    expect(body).toEqual({
      counts: { possible: 3, same: 0, other: 0 },
      rows: [
        { row: 2, member: known, earlierRow: null, decision: 'possible' },
        { row: 3, member: known, earlierRow: null, decision: 'possible' },
        { row: 5, member: null, earlierRow: 4, decision: 'possible' },
      ],
      more: false,
    })
    expect((await researcher.get(`${place}?after=3`)).body.rows).toMatchObject([{ row: 5 }])
    expect((await researcher.send('POST', `${place}/4/identity`)).body).toMatchObject({
      name: 'D. Ander',
      contacts: [{ kind: 'email', value: 'nieuw@example.org' }],
    })
    expect((await decide(2, 'same')).status).toBe(204)
    expect((await decide(5, 'same')).status).toBe(204)
    expect((await decide(5, 'other')).status).toBe(204)
    expect((await researcher.get(place)).body.counts).toEqual({ possible: 1, same: 1, other: 1 })
    const logged = (await house.context.store.now.select().from(audit)).slice(-4)
    expect(logged.map(({ action, detail }) => [action, detail?.row])).toEqual([
      ['read-identity', 4],
      ['decide-row', 2],
      ['decide-row', 5],
      ['decide-row', 5],
    ])
    // Row 2 is left out also when the others are taken in.
    expect((await files.confirm(id, 'accept')).body).toEqual({ taken: 3, left: 0 })
    expect(await members()).toHaveLength(5)
    expect(await decide(3, 'other')).toMatchObject({ status: 409, body: { code: 'import-not-ready' } })
  })
})
