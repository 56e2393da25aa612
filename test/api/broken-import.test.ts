/** A file that is being taken in: who goes on meanwhile, and what is left when its process ends halfway. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { confirmImport } from '../../server/commands/confirm-import.ts'
import { recordRegister } from '../../server/commands/record-register.ts'
import { audit } from '../../server/database/schema.ts'
import { joinHidden } from '../../server/intake/take-in.ts'
import { clearImports } from '../../server/jobs/clear-imports.ts'
import { findImport } from '../../server/queries/import.ts'
import { beginJoining } from '../../server/queries/joining.ts'
import { countMembers, findMember } from '../../server/queries/member.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'
import { importer } from '../support/import.ts'
import { sampleLines } from '../support/sample-file.ts'

const tables = ['panel_record', 'vault_person', 'vault_code', 'vault_contact', 'vault_match'] as const

describe.each(engines)('a file that is being taken in, on %s', (engine) => {
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

  const sample = (rows: number) => [...sampleLines(rows)].join('')
  const written = async () => {
    const found: number[] = []
    for (const table of tables) {
      const [row] = await house.context.store.engine.read(`select count(*) from ${table}`, [], false)
      found.push(Number((row as unknown[])[0]))
    }
    return found
  }
  const members = () => countMembers(house.context.store.now, 'small')
  const actions = async () => (await house.context.store.now.select().from(audit)).map(({ action }) => action)
  /** As far as a process comes that ends just before the end. */
  const begin = async (id: string) => {
    const { store, clock } = house.context
    const job = (await findImport(store.now, 'small', id))!
    return (await store.maintain((db) => beginJoining(db, job, clock())))!
  }

  it('is seen by nobody, may not be thrown away, and is taken back when its process ended', async () => {
    house.day('2006-04-04')
    const file = sample(600)
    const { id } = await files.checked('sample', file)
    await joinHidden(house.context, await begin(id), 'exclude', () => undefined)
    expect(await written()).toEqual([600, 600, 600, 1_800, 2_400])
    expect(await members()).toBe(0)
    expect((await researcher.get('/api/studies/small/cohorts')).body.cohorts).toEqual([])
    expect((await researcher.get('/api/studies/small/duplicates')).body.pairs).toEqual([])
    await house.tick()
    expect(house.messages).toEqual([])
    // The same people are not known yet, to a sample or to a register.
    const again = await files.checked('sample', file)
    expect(again.body.import.counts).toMatchObject({ errors: 0, possible: 0, joining: 600 })
    const news = await files.checked('register', 'bsn;decision\n100000009;2006-05-01')
    expect(news.body.import.counts).toMatchObject({ linked: 0 })
    expect(await files.discard(id)).toMatchObject({ status: 409, body: { code: 'import-not-ready' } })
    expect(await files.confirm(id)).toMatchObject({ status: 409, body: { code: 'import-not-ready' } })

    house.clock.now += 61_000
    await clearImports(house.context)
    expect(await written()).toEqual([0, 0, 0, 0, 0])
    expect(await actions()).toContain('undo-import')
    expect((await files.get(id)).body.import).toMatchObject({
      state: 'checked',
      failedBecause: expect.stringContaining('Niets ervan is in het panel gekomen'),
    })
    expect((await files.confirm(id)).body).toEqual({ taken: 600, left: 0 })
    expect(await members()).toBe(600)
    expect((await files.get(id)).body.import.failedBecause).toBeNull()
  })

  it('leaves nothing when another sample was first', async () => {
    const one = await files.checked('sample', sample(700))
    const two = await files.checked('sample', sample(700))
    const replies = await Promise.all([files.confirm(one.id), files.confirm(two.id)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await members()).toBe(700)
    expect(await written()).toEqual([700, 700, 700, 2_100, 2_800])
    const late = replies[0]!.status === 200 ? two.id : one.id
    expect((await files.get(late)).body.import).toMatchObject({ state: 'checked' })
  })

  it('lets others write before it is done', async () => {
    const { id } = await files.checked('sample', sample(1_600))
    const order: string[] = []
    let saving: Promise<void> | undefined
    const input = { studyId: 'small', importId: id, possible: 'accept' } as const
    const entry = { actor: 'cli', action: 'test', subject: 'study:small' }
    await confirmImport(house.context, 'cli', input, () => {
      saving ??= house.context.store.write(entry, async () => undefined).then(() => void order.push('saved'))
    })
    order.push('taken in')
    await saving
    expect(order).toEqual(['saved', 'taken in'])
  })

  it('with news of a register, once decided, is gone on with; who changed meanwhile is left as they are', async () => {
    const ids: string[] = []
    for (const registerNumber of ['111222333', '123456782', null])
      ids.push(await house.addMember({ registerNumber }))
    const rows = ids.map((id) => `${id};2006-05-01;nieuw-${id}@example.org`)
    const { id } = await files.checked('register', ['pseudoniem;decision;e-mail', ...rows].join('\n'))
    await begin(id)
    house.clock.now += 30_000
    await recordRegister(house.context, 'cli', { memberId: ids[1]!, events: { decision: '2006-04-20' } })
    await clearImports(house.context)
    expect((await files.get(id)).body.import.state).toBe('joining')
    house.clock.now += 31_000
    await clearImports(house.context)
    const decisions = []
    for (const member of ids) {
      const found = await findMember(house.context.store.now, member)
      decisions.push(found!.events.decision)
    }
    expect(decisions).toEqual(['2006-05-01', '2006-04-20', '2006-05-01'])
    const [row] = await house.context.store.engine.read(
      "select count(*) from vault_contact where source = 'register'",
      [],
      false,
    )
    expect(Number((row as unknown[])[0])).toBe(2)
    const logged = await house.context.store.now.select().from(audit)
    expect(logged.find(({ action }) => action === 'finish-import')).toMatchObject({
      actor: 'system',
      detail: { taken: 2, left: 1 },
    })
    expect((await files.get(id)).body.import.state).toBe('imported')
  })
})
