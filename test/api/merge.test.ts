import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeParticipation } from '../../server/commands/change-participation.ts'
import { vaultCode, vaultContact, vaultPerson } from '../../server/database/schema.ts'
import { vaultMatch } from '../../server/database/schema-panel.ts'
import type { Participation, ParticipationChange } from '../../server/domain/participation.ts'
import { listResponsesOfMember } from '../../server/queries/answers.ts'
import { listAudit } from '../../server/queries/audit.ts'
import { findMember } from '../../server/queries/member.ts'
import { listCasesOfMember } from '../../server/queries/sample-case.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'

const path = '/api/studies/small'

describe.each(engines)('two records of one person, on %s', (engine) => {
  let house: House
  let researcher: Person
  let kept: string
  let other: string
  beforeEach(async () => {
    house = await openHouse(engine)
    researcher = await house.staff('researcher')
    kept = await house.addMember({ name: 'F. el Amrani', email: null })
    other = await house.addMember()
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })
  const { parse, stringify } = JSON
  const merge = (one = kept, two = other) =>
    researcher.send('POST', `${path}/merges`, { kept: one, other: two })
  const undo = (id: string) => researcher.send('POST', `${path}/merges/${id}/undo`)
  const standing = async (id: string) => (await findMember(house.context.store.now, id))!.participation
  const invite = async () => {
    house.day('2006-04-04')
    await house.tick()
  }
  async function complete(member: string) {
    const person = await house.respondent(member)
    const wave = '/api/respondent/waves/decision'
    const { body } = await person.send('POST', `${wave}/begin`)
    await person.send('PUT', `${wave}/answers`, {
      saveId: `save-${member}`,
      revision: body.revision,
      instrumentVersionId: body.instrumentVersionId,
      page: 'search',
      language: 'nl',
      answers: { searching: 'no' },
    })
    const reply = await person.send('POST', `${wave}/complete`, { revision: 1, language: 'nl' })
    expect(reply.status).toBe(200)
  }
  const answersOf = async (id: string) => (await listResponsesOfMember(house.context.store.now, id)).length
  const casesOf = async (id: string) => listCasesOfMember(house.context.store.now, id)

  it('are not merged when they are one record, or one is erased, deceased, a duplicate, or of another study', async () => {
    expect(await merge(kept, kept)).toMatchObject({ status: 409, body: { code: 'merge-impossible' } })
    expect(await merge(kept, '000000000000')).toMatchObject({ status: 404 })
    await changeParticipation(house.context, 'cli', other, 'report-death')
    expect(await merge()).toMatchObject({ status: 409, body: { code: 'merge-impossible' } })
    await changeParticipation(house.context, 'cli', other, 'erase')
    expect(await merge()).toMatchObject({ status: 409 })
    expect(await merge(other, kept)).toMatchObject({ status: 409 })
    expect(await standing(kept)).toBe('active')
  })

  it('are found by what they share, told apart when they are not one, and not asked about again', async () => {
    const { body } = await researcher.get(`${path}/duplicates`)
    expect(body.pairs).toEqual([
      { first: [kept, other].sort()[0], second: [kept, other].sort()[1], kinds: ['home'] },
    ])
    const apart = await researcher.send('POST', `${path}/duplicates/apart`, { first: other, second: kept })
    expect(apart.status).toBe(204)
    expect((await researcher.get(`${path}/duplicates`)).body.pairs).toEqual([])
  })

  it('pain 8: become one: the code of the other leads to the kept one, who alone is written to', async () => {
    await invite()
    expect(house.messages).toHaveLength(2)
    const { status, body } = await merge()
    expect(status).toBe(200)
    expect(await standing(other)).toBe('duplicate')
    for (const member of [kept, other]) {
      const person = await house.respondent(member)
      expect((await person.get('/api/respondent')).body.participation).toBe('active')
    }
    house.day('2006-04-11')
    await house.tick()
    expect(house.messages.slice(2).map(({ memberId }) => memberId)).toEqual([kept])
    const logged = (await listAudit(house.context.store.now, `member:${kept}`)).find(
      ({ action }) => action === 'merge-members',
    )
    expect(logged!.detail).toMatchObject({ merge: body.id, other })
    expect((await researcher.get(`${path}/duplicates`)).body).toMatchObject({
      pairs: [],
      merges: [{ kept, other }],
    })
  })

  // Who answered, and with whom the answers stand after the merge.
  it.each([
    ['nobody', [], 0, 0],
    ['the kept one', ['kept'], 1, 0],
    ['the other', ['other'], 1, 0],
    ['both', ['kept', 'other'], 1, 1],
  ] as const)(
    'keep every answer where %s answered, and undoing puts all back',
    async (_, who, ofKept, ofOther) => {
      await invite()
      for (const one of who) await complete(one === 'kept' ? kept : other)
      const before = stringify([await casesOf(kept), await casesOf(other)])
      const { body } = await merge()
      expect([await answersOf(kept), await answersOf(other)]).toEqual([ofKept, ofOther])
      expect(Object.keys(await casesOf(kept))).toEqual(['decision'])
      house.clock.now += 60_000
      expect((await undo(body.id)).status).toBe(204)
      expect(parse(stringify([await casesOf(kept), await casesOf(other)]))).toEqual(parse(before))
      expect([await answersOf(kept), await answersOf(other)]).toEqual([
        Number((who as readonly string[]).includes('kept')),
        Number((who as readonly string[]).includes('other')),
      ])
      expect([await standing(kept), await standing(other)]).toEqual(['active', 'active'])
      expect((await undo(body.id)).body.code).toBe('merge-final')
      const person = await house.respondent(other)
      const overview = (await person.get('/api/respondent')).body.waves[0].status
      expect(overview).toBe((who as readonly string[]).includes('other') ? 'complete' : 'invited')
    },
  )

  it('gives the kept one a case and its contacts where it had none, so that nobody is invited twice', async () => {
    const late = await house.addMember({ events: { application: '2006-03-14' } })
    await invite()
    await merge(late, other)
    expect((await casesOf(late)).decision!.contacts).toHaveLength(1)
    expect(await casesOf(other)).toEqual({})
  })

  // What was asked under one record holds for the person.
  it.each([
    ['active', 'active', [], []],
    ['no-more-contact', 'active', [], ['ask-no-more-contact']],
    ['withdrawn', 'no-more-contact', ['ask-no-more-contact'], ['withdraw']],
    ['withdrawn', 'withdrawn', ['withdraw'], ['ask-no-more-contact']],
    ['moved-abroad', 'active', [], ['report-move-abroad']],
    ['deceased', 'deceased', ['report-death'], []],
  ] as const satisfies readonly (readonly [
    Participation,
    Participation,
    readonly ParticipationChange[],
    readonly ParticipationChange[],
  ])[])('pain 5: leave the kept one %s where it was %s', async (after, keptBefore, ofKept, ofOther) => {
    for (const change of ofKept) await changeParticipation(house.context, 'cli', kept, change)
    for (const change of ofOther) await changeParticipation(house.context, 'cli', other, change)
    const otherBefore = await standing(other)
    const { status, body } = await merge()
    expect(status).toBe(200)
    expect(await standing(kept)).toBe(after)
    await undo(body.id)
    expect([await standing(kept), await standing(other)]).toEqual([keptBefore, otherBefore])
  })

  it('are erased together: who asks for that keeps no second record here', async () => {
    await invite()
    for (const one of [kept, other]) await complete(one)
    await merge()
    const code = house.codeOf(other)
    const person = await house.respondent(kept)
    await person.send('POST', '/api/respondent/participation', { change: 'erase' })
    expect([await standing(kept), await standing(other)]).toEqual(['erased', 'erased'])
    expect([await answersOf(kept), await answersOf(other)]).toEqual([0, 0])
    const { store } = house.context
    for (const table of [vaultPerson, vaultContact, vaultCode, vaultMatch]) {
      expect(await store.now.select().from(table)).toEqual([])
    }
    expect((await house.stranger().send('POST', '/api/respondent/session', { code })).status).toBe(401)
  })

  it('cannot be parted again once one is erased or merged further', async () => {
    const third = await house.addMember()
    const first = (await merge()).body.id
    const second = (await merge(third, kept)).body.id
    expect((await undo(first)).body.code).toBe('merge-final')
    expect((await undo(second)).status).toBe(204)
    await changeParticipation(house.context, 'cli', other, 'erase')
    expect((await undo(first)).body.code).toBe('merge-final')
  })
})
