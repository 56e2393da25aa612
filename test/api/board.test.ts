import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginCase } from '../../server/commands/begin-case.ts'
import { changeParticipation } from '../../server/commands/change-participation.ts'
import { completeCase } from '../../server/commands/complete-case.ts'
import { publishStudy } from '../../server/commands/publish-study.ts'
import { rebuildBoard } from '../../server/commands/rebuild-board.ts'
import { recordRegister } from '../../server/commands/record-register.ts'
import { refuseCase } from '../../server/commands/refuse-case.ts'
import { saveAnswers } from '../../server/commands/save-answers.ts'
import { boardCount } from '../../server/database/schema-board.ts'
import { addRow, boardRow, type Sum } from '../../server/domain/board.ts'
import { dispositions } from '../../server/domain/disposition.ts'
import { countRows, eventsOf, refreshBoard } from '../../server/jobs/refresh-board.ts'
import { Problem } from '../../server/problem.ts'
import { type BoardCountRow, listBoardRows } from '../../server/queries/board.ts'
import { listMembers } from '../../server/queries/member.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse } from '../support/house.ts'
import { smallStudy } from '../support/small-study.ts'

describe.each(engines)('the board of the fieldwork, on %s', (engine) => {
  let house: House
  beforeEach(async () => {
    house = await openHouse(engine)
  })
  afterEach(() => house.close())

  const plain = (rows: readonly BoardCountRow[]) =>
    rows
      .filter(({ n }) => n !== 0)
      .map(({ kind, wave, a, b, c, n, weight }) => `${kind}|${wave}|${a}|${b}|${c} ${n} ${weight.toFixed(6)}`)
      .sort()

  const kept = async () => plain(await house.context.store.now.select().from(boardCount))

  /** The same, from all members as they are. */
  async function derived() {
    const { store, published, clock } = house.context
    return store.snapshot(async (db) => {
      const { design } = await published.study(db, 'small')
      const members = await listMembers(db, 'small')
      const events = await eventsOf(house.context, db, members)
      const sums = new Map<string, Sum>()
      for (const member of members)
        addRow(sums, boardRow(design, member, events.get(member.id)!, clock()).row, 1)
      return plain(countRows('small', sums))
    })
  }

  /** Something that can happen to a member; what cannot happen now is refused, and nothing has happened. */
  async function happen(member: string, what: number): Promise<void> {
    const { context } = house
    const wave = what % 2 === 0 ? 'decision' : 'first-half'
    const actor = 'staff:test'
    const things = [
      () => beginCase(context, member, wave),
      () => refuseCase(context, member, wave),
      () => recordRegister(context, actor, { memberId: member, events: { decision: '2006-05-02' } }),
      () => recordRegister(context, actor, { memberId: member, facts: { granted: 'no' } }),
      () => changeParticipation(context, actor, member, 'withdraw'),
      () => changeParticipation(context, actor, member, 'return'),
      () => changeParticipation(context, actor, member, 'ask-no-more-contact'),
      async () => {
        await beginCase(context, member, wave)
        const { findCase } = await import('../../server/queries/sample-case.ts')
        const begun = (await findCase(context.store.now, member, wave))!
        const save = {
          ...{ memberId: member, wave, saveId: `save-${what}-${house.clock.now}`, language: 'nl' as const },
          ...{ instrumentVersionId: begun.instrumentVersionId!, mode: 'web' as const },
        }
        const answers = { searching: 'no' }
        const { revision } = await saveAnswers(context, {
          ...save,
          revision: begun.revision,
          page: 'search',
          answers,
        })
        if (what % 3 === 0) await completeCase(context, { memberId: member, wave, revision, language: 'nl' })
      },
    ]
    try {
      await things[what % things.length]!()
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
    }
  }

  it('pain 13: counts what a fresh look at all members counts, whatever happens to them', async () => {
    const members: string[] = []
    for (let i = 0; i < 12; i++) {
      const facts = { benefit: i % 3 ? 'WW' : 'WWB', granted: 'yes' }
      members.push(await house.addMember({ facts, ...(i === 5 && { address: null }) }))
    }
    // The same numbers each time.
    let state = engine === 'sqlite' ? 7 : 11
    const random = (below: number) => {
      state = (state * 48271) % 2147483647
      return state % below
    }
    for (let step = 0; step < 30; step++) {
      house.clock.now += (1 + random(14)) * 86_400_000
      await house.tick()
      for (let times = random(6); times > 0; times--) await happen(members[random(12)]!, random(48))
      if (step % 2 === 0) await refreshBoard(house.context, 'small', { atMost: 1 + random(12) })
      if (step % 3 > 0) continue
      await refreshBoard(house.context, 'small')
      expect(await kept()).toEqual(await derived())
    }
  })

  it('has each case once under one status and one code, so that the numbers add up', async () => {
    for (let i = 0; i < 5; i++) await house.addMember()
    house.day('2006-04-10')
    await house.tick()
    await refreshBoard(house.context, 'small')
    const rows = await house.context.store.now.select().from(boardCount)
    const sum = (kind: string, wave: string) =>
      rows.filter((row) => row.kind === kind && row.wave === wave).reduce((total, { n }) => total + n, 0)
    for (const wave of ['decision', 'first-half']) {
      expect(sum('status', wave)).toBe(5)
      expect(sum('final', wave)).toBe(5)
    }
    expect(rows.filter(({ kind }) => kind === 'code').every(({ a }) => a in dispositions)).toBe(true)
  })

  it('stays right when two processes refresh at the same moment', async () => {
    for (let i = 0; i < 30; i++) await house.addMember()
    await Promise.all([1, 2, 3].map(() => refreshBoard(house.context, 'small')))
    expect(await kept()).toEqual(await derived())
  })

  it('changes by the clock alone: a window that opens or ends is seen without anything happening', async () => {
    const member = await house.addMember()
    const status = async () => {
      await refreshBoard(house.context, 'small')
      const rows = await listBoardRows(house.context.store.now, [member])
      return rows.get(member)!.cases.find(({ wave }) => wave === 'decision')!
    }
    expect(await status()).toMatchObject({ status: 'scheduled', final: false, nextOn: '2006-04-04' })
    house.day('2006-04-05')
    expect(await status()).toMatchObject({ status: 'ready', code: '3.11', issued: true })
    house.day('2006-07-01')
    expect(await status()).toMatchObject({ status: 'expired', code: '3.11', final: true, nextOn: '' })
  })

  it('is derived anew after a new design, and forgets the waves that it no longer has', async () => {
    await house.addMember()
    await refreshBoard(house.context, 'small')
    const study = smallStudy()
    const [wave] = study.design.waves
    const { decision } = study.instruments
    await publishStudy(
      house.context,
      'cli',
      {
        design: { ...study.design, waves: [wave!], plan: { ...study.design.plan, periods: ['decision'] } },
        instruments: { decision } as never,
      },
      { simulated: false },
    )
    await refreshBoard(house.context, 'small')
    expect(await kept()).toEqual(await derived())
    expect((await kept()).some((line) => line.includes('first-half'))).toBe(false)
  })

  it('comes out the same when it is thrown away and built anew', async () => {
    for (let i = 0; i < 5; i++) await house.addMember()
    house.day('2006-04-10')
    await house.tick()
    await refreshBoard(house.context, 'small')
    const before = await kept()
    expect(await rebuildBoard(house.context, 'small')).toBe(5)
    expect(await kept()).toEqual(before)
  })
})
