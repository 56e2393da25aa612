import { existsSync, readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { audit, panelMember, vaultContact, vaultPerson } from '../../server/database/schema.ts'
import { importMember, vaultMatch } from '../../server/database/schema-panel.ts'
import { intakeFolder } from '../../server/intake/folder.ts'
import { clearImports } from '../../server/jobs/clear-imports.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'
import { importer } from '../support/import.ts'
import { sampleLines } from '../support/sample-file.ts'

const head =
  'naam;e-mail;telefoon;straat;huisnummer;postcode;plaats;bsn;application;Decision;uitkering;granted'
const good = [
  'Fatima el Amrani;fatima@example.org;0612345678;Langestraat;12;1234ab;Utrecht;111222333;14-03-2006;2006-04-04;WW;ja',
  'Jan Jansen;;;Dorpsweg;3;9876 ZX;Sneek;123456782;2006-03-15;;wwb;yes',
]
const mapping = [
  ...['name', 'email', 'phone', 'street', 'houseNumber', 'postcode', 'city', 'bsn'],
  ...['event:application', 'event:decision', 'fact:benefit', 'fact:granted'],
]

describe.each(engines)('a sample file, on %s', (engine) => {
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
  const lines = async () =>
    (await house.context.store.now.select().from(audit)).filter(({ action }) => action.endsWith('-import'))

  it('is refused from who may not import, from another website, and when it is no table', async () => {
    for (const role of ['inspector', 'admin'] as const) {
      const reply = await importer(await house.staff(role)).receive('sample', head)
      expect(reply).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
    }
    const foreign = await researcher.send('PUT', '/api/studies/small/imports?kind=sample&name=a', head, {
      'content-type': 'application/octet-stream',
      'sec-fetch-site': 'cross-site',
    })
    expect(foreign).toMatchObject({ status: 403, body: { code: 'foreign-origin' } })
    expect(await files.receive('sample', '')).toMatchObject({ status: 422, body: { code: 'import-empty' } })
    expect(await files.receive('people', head)).toMatchObject({ status: 422, body: { code: 'invalid-body' } })
    expect(await lines()).toEqual([])
  })

  it('shows its first rows and what each column seems to be, and nobody joins', async () => {
    const { status, body } = await files.receive('sample', [head, ...good].join('\n'))
    expect(status).toBe(200)
    expect(body).toMatchObject({ preview: [expect.arrayContaining(['Fatima el Amrani']), expect.anything()] })
    expect(body.import).toMatchObject({ state: 'uploaded', mapping, columns: head.split(';') })
    expect(await members()).toEqual([])
  })

  it('is not checked while a column is open, doubled or unknown, or the name is missing', async () => {
    const { body } = await files.receive('sample', [head, ...good].join('\n'))
    const { id } = body.import
    const wrong = [
      [[null, ...mapping.slice(1)], 'import-unmapped'],
      [['email', ...mapping.slice(1)], 'import-field-twice'],
      [['fact:shoeSize', ...mapping.slice(1)], 'import-no-field'],
      [['ignore', ...mapping.slice(1)], 'import-field-missing'],
      [mapping.slice(1), 'invalid-body'],
    ] as const
    for (const [given, code] of wrong) {
      expect(await files.check(id, given)).toMatchObject({ status: 422, body: { code } })
    }
    expect(await files.confirm(id)).toMatchObject({ status: 409, body: { code: 'import-not-ready' } })
  })

  it('with errors is not taken in at all, and says of each the row, the column and what would mend it', async () => {
    const rows = [
      ...good,
      ';geen;12;;;;;111222334;03/04/2006;31-02-2006;AOW;misschien',
      'Piet;;;;;;;;2006-03-15;2006-03-01;WW;yes',
    ]
    const { id, body } = await files.checked('sample', [head, ...rows].join('\n'))
    expect(body.import).toMatchObject({
      state: 'checked',
      counts: { rows: 4, errors: 8, warnings: 2, joining: 3 },
    })
    const found = body.findings.map(
      (finding: { severity: string; row: number; column: string; value: string }) =>
        `${finding.severity} ${finding.row} ${finding.column} ${finding.value}`,
    )
    expect(found).toEqual([
      'error 4 application 03/04/2006',
      'error 4 Decision 31-02-2006',
      'error 4 uitkering AOW',
      'error 4 granted misschien',
      'error 4 bsn ',
      'error 4 e-mail ',
      'error 4 telefoon ',
      'error 4 naam ',
      'warning 5 Decision application',
      'warning 5  ',
    ])
    expect(body.findings[2].sentence).toBe('Deze waarde kent het onderzoek niet. Kies een van: WW, WWB.')
    const csv = await researcher.get(`/api/studies/small/imports/${id}/findings.csv`, {
      'accept-language': 'en',
    })
    expect(csv.body.split('\n')).toHaveLength(12)
    expect(csv.body).toContain('4,uitkering,AOW,error,"The study does not know this value.')
    expect(await files.confirm(id)).toMatchObject({ status: 409, body: { code: 'import-has-errors' } })
    expect(await members()).toEqual([])
  })

  it('brings its members in as they were checked, once, with one line in the log and no name in it', async () => {
    const { id, body } = await files.checked('sample', [head, ...good].join('\n'), 'voorjaar')
    expect(body.import).toMatchObject({ counts: { rows: 2, errors: 0, warnings: 0, joining: 2 } })
    const replies = await Promise.all([files.confirm(id), files.confirm(id)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    const joined = await members()
    expect(joined).toHaveLength(2)
    const fatima = joined.find(({ events }) => events.decision)!
    expect(fatima).toMatchObject({
      events: { application: '2006-03-14', decision: '2006-04-04' },
      facts: { benefit: 'WW', granted: 'yes' },
      cohort: 'voorjaar',
      reachableBy: ['address', 'email', 'phone'],
      participation: 'active',
      language: 'nl',
      quietUntil: 0,
    })
    house.day('2006-04-04')
    await house.tick()
    expect(house.messages[0]!.to).toEqual({
      name: 'Fatima el Amrani',
      email: 'fatima@example.org',
      phone: '+31612345678',
      address: { street: 'Langestraat 12', postcode: '1234 AB', city: 'Utrecht', country: null },
    })
    expect((await house.respondent(fatima.id)).get).toBeDefined()
    const logged = await lines()
    expect(logged.map(({ action }) => action)).toEqual(['receive-import', 'check-import', 'confirm-import'])
    expect(logged[2]!.detail).toMatchObject({
      taken: 2,
      cohort: 'voorjaar',
      kind: 'sample',
      counts: { rows: 2 },
    })
    expect(JSON.stringify(logged)).not.toMatch(/Fatima|Jansen|111222333|leden\.csv/)
    // Nothing is left of the file.
    expect(await house.context.store.now.select().from(importMember)).toEqual([])
    expect(readdirSync(intakeFolder(house.context.config))).not.toContain(id)
  })

  it('keeps no register number, e-mail address or name where anyone could read it', async () => {
    const { id } = await files.checked('sample', [head, ...good].join('\n'))
    await files.confirm(id)
    const { store } = house.context
    const kept = [
      await store.now.select().from(vaultMatch),
      await store.now.select().from(vaultPerson),
      await store.now.select().from(vaultContact),
    ]
    expect(kept.map((rows) => rows.length)).toEqual([6, 2, 4])
    expect(JSON.stringify(kept)).not.toMatch(/Fatima|fatima|111222333|Langestraat|612345678/)
  })

  it('pain 8: a person who is in the panel is found by register number, e-mail, telephone or name and address', async () => {
    const first = await files.checked('sample', [head, ...good].join('\n'))
    await files.confirm(first.id)
    const rows = [
      'A. Ander;;;Nieuwstraat;1;1111 AA;Assen;111222333;;;;',
      'B. Ander;FATIMA@example.org;;;;;;;;;;',
      'C. Ander;;+31 6 1234 5678;;;;;;;;;',
      'F. El Amrani;;;De Langestraat;12;1234 AB;Utrecht;;;;;',
      'D. Ander;nieuw@example.org;;;;;;;;;;',
      'E. Ander;nieuw@example.org;;;;;;;;;;',
    ]
    const second = await files.checked('sample', [head, ...rows].join('\n'))
    expect(second.body.import.counts).toMatchObject({ errors: 1, warnings: 4, possible: 4 })
    const found = second.body.findings.map(
      ({ severity, row, value }: { severity: string; row: number; value: string }) =>
        `${severity} ${row} ${value}`,
    )
    const id = (await members()).find(({ events }) => events.decision)!.id
    expect(found).toEqual([
      `error 2 ${id}`,
      `warning 3 ${id}`,
      `warning 4 ${id}`,
      `warning 5 ${id}`,
      'warning 7 6',
    ])
    const third = await files.checked('sample', [head, ...rows.slice(1)].join('\n'))
    expect((await files.confirm(third.id, 'exclude')).body).toMatchObject({ taken: 1 })
    expect(await members()).toHaveLength(3)
    const fourth = await files.checked('sample', [head, ...rows.slice(1, 2)].join('\n'))
    expect((await files.confirm(fourth.id, 'accept')).body).toMatchObject({ taken: 1 })
  })

  it('that was checked before others joined is not taken in, and can be checked again', async () => {
    const one = await files.checked('sample', [head, ...good].join('\n'))
    const two = await files.checked('sample', [head, ...good].join('\n'))
    expect((await files.confirm(one.id)).status).toBe(200)
    expect(await files.confirm(two.id)).toMatchObject({ status: 409, body: { code: 'import-outdated' } })
    expect(await members()).toHaveLength(2)
    const again = await files.check(two.id, mapping)
    expect(again.body.import.counts).toMatchObject({ errors: 2 })
  })

  it('is checked and taken in while respondents go on, and nobody loses anything', async () => {
    const fatima = await house.addMember({ registerNumber: '999999990' })
    house.day('2006-04-04')
    await house.tick()
    const person = await house.respondent(fatima)
    const wave = '/api/respondent/waves/decision'
    const { body } = await person.send('POST', `${wave}/begin`)
    let revision = body.revision as number
    let busy = true
    const answering = (async () => {
      while (busy) {
        const reply = await person.send('PUT', `${wave}/answers`, {
          saveId: `save-number-${revision}`,
          revision,
          instrumentVersionId: body.instrumentVersionId,
          page: 'search',
          language: 'nl',
          answers: { searching: 'yes', searchHours: revision % 80 },
        })
        expect(reply.status).toBe(200)
        revision = reply.body.revision
        await house.tick()
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })()
    const rows = [...sampleLines(1_200)].join('')
    const { id, body: checked } = await files.checked('sample', rows)
    expect(checked.import.counts).toMatchObject({ errors: 0, joining: 1_200 })
    expect((await files.confirm(id)).body).toMatchObject({ taken: 1_200 })
    busy = false
    await answering
    expect(revision).toBeGreaterThan(1)
    expect(await members()).toHaveLength(1_201)
    const { body: after } = await person.send('POST', `${wave}/begin`)
    expect(after).toMatchObject({ revision, answers: { searchHours: (revision - 1) % 80 } })
  })

  it('is thrown away when that is asked, or when nobody came back to it for a day', async () => {
    const one = await files.checked('sample', [head, ...good].join('\n'))
    const two = await files.checked('sample', [head, ...good].join('\n'))
    const folder = intakeFolder(house.context.config)
    expect(readdirSync(folder)).toEqual(expect.arrayContaining([one.id, two.id]))
    expect((await files.discard(one.id)).status).toBe(204)
    house.clock.now += 23 * 3_600_000
    expect(await clearImports(house.context)).toBe(0)
    house.clock.now += 2 * 3_600_000
    expect(await clearImports(house.context)).toBe(1)
    for (const { id } of [one, two]) {
      expect(existsSync(`${folder}/${id}`)).toBe(false)
    }
    expect(await house.context.store.now.select().from(importMember)).toEqual([])
    expect((await lines()).slice(-2).map(({ actor, action }) => `${actor.split(':')[0]} ${action}`)).toEqual([
      'staff discard-import',
      'system discard-import',
    ])
  })
})
