import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../server/domain/calendar.ts'
import { findMember } from '../../server/queries/member.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'

describe.each(engines)('a change is shown before it is confirmed, on %s', (engine) => {
  let house: House
  let researcher: Person
  beforeEach(async () => {
    house = await openHouse(engine)
    researcher = await house.staff('researcher')
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })
  const base = '/api/studies/small'
  const decision = (day: string | null) => ({ events: { decision: day }, facts: {} })

  it('pain 1: of a date: every contact to come before and after, and what went out stays', async () => {
    const id = await house.addMember()
    const path = `${base}/members/${id}/dates`
    house.day('2006-04-04')
    await house.tick()
    house.day('2006-04-05')
    const preview = await researcher.send('POST', `${path}/preview`, decision('2006-05-10'))
    expect(preview.body.made).toBe(1)
    expect(preview.body.contacts).toContainEqual({
      wave: 'decision',
      kind: 'reminder',
      ordinal: 1,
      before: { day: '2006-04-11', mode: 'letter' },
      after: { day: '2006-05-17', mode: 'letter' },
    })
    expect((await findMember(house.context.store.now, id))!.events.decision).toBe('2006-04-04')
    for (const wrong of [{ reason: '' }, { events: { wedding: '2006-05-01' }, reason: 'Brief van UWV' }]) {
      expect((await researcher.send('POST', path, { ...decision('2006-05-10'), ...wrong })).status).toBe(422)
    }
    const change = { ...decision('2006-05-10'), reason: 'Brief van UWV' }
    expect((await researcher.send('POST', path, change)).status).toBe(204)
    house.day('2006-05-16')
    await house.tick()
    expect(house.messages).toHaveLength(1)
    house.day('2006-05-17')
    await house.tick()
    expect(house.messages.map(({ kind }) => kind)).toEqual(['invitation', 'reminder'])
    const story = await researcher.get(`${base}/members/${id}`)
    expect(story.body.log.map(({ action }: { action: string }) => action)).toContain('change-dates')
  })

  it('of a date that is taken away: nothing is to come', async () => {
    const id = await house.addMember()
    const { body } = await researcher.send('POST', `${base}/members/${id}/dates/preview`, decision(null))
    expect(body.contacts).not.toHaveLength(0)
    expect(body.contacts.every(({ after }: { after: unknown }) => after === null)).toBe(true)
  })

  it('of the protocol: how many contacts fall on other days, and then exactly these go out', async () => {
    for (const days of [0, 0, 1]) {
      const event = addDays('2006-04-04', days)
      await house.addMember({ events: { application: '2006-03-14', decision: event } })
    }
    house.day('2006-04-01')
    const { body: now } = await researcher.get(`${base}/protocol`)
    const later = (afterDays: number) => ({
      sending: now.sending,
      waves: now.waves.map((wave: { id: string; contacts: { ordinal: number; kind: string }[] }) => ({
        id: wave.id,
        contacts: wave.contacts.map(({ kind, ordinal, ...step }) => {
          const { subject: _, ...rest } = { subject: null, ...step } as Record<string, unknown>
          const moved = wave.id === 'decision' && kind === 'reminder' && ordinal === 1
          return { kind, ordinal, ...rest, ...(moved && { afterDays }) }
        }),
      })),
    })
    expect(await researcher.send('POST', `${base}/protocol/preview`, later(50))).toMatchObject({
      status: 422,
      body: { code: 'study-invalid' },
    })
    const { body } = await researcher.send('POST', `${base}/protocol/preview`, later(8))
    expect(body.rows.map(({ day, before, after }: Record<string, unknown>) => [day, before, after])).toEqual([
      ['2006-04-11', 2, 0],
      ['2006-04-12', 1, 2],
      ['2006-04-13', 0, 1],
    ])
    const put = (seen: string) => researcher.send('PUT', `${base}/protocol`, { ...later(8), seen })
    expect(await put('another')).toMatchObject({ status: 409, body: { code: 'study-changed' } })
    expect((await put(now.seen)).status).toBe(204)
    const sent: [string, number][] = []
    for (let day = '2006-04-04'; day <= '2006-04-13'; day = addDays(day, 1)) {
      const before = house.messages.length
      house.day(day)
      await house.tick()
      sent.push([day, house.messages.slice(before).filter(({ kind }) => kind === 'reminder').length])
    }
    expect(sent.filter(([, count]) => count > 0)).toEqual([
      ['2006-04-12', 2],
      ['2006-04-13', 1],
    ])
  })

  it('of a text: as this member would read it now, without name, code and link, and by version', async () => {
    const id = await house.addMember({ language: 'en' })
    const path = `${base}/members/${id}/contacts/decision/reminder/1`
    const { body } = await researcher.get(path)
    expect(body).toMatchObject({ language: 'en', modes: ['letter'], text: 'remind' })
    expect(body.body).toContain('[name]')
    expect(body.body).toContain('15 May 2006')
    expect(JSON.stringify(body)).not.toMatch(/Fatima|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    const { publishStudy } = await import('../../server/commands/publish-study.ts')
    const { smallStudy, both } = await import('../support/small-study.ts')
    const study = smallStudy()
    const invite = { ...study.design.contactTexts.invite!, subject: both('Anders', 'Changed') }
    const contactTexts = { ...study.design.contactTexts, invite }
    house.day('2006-04-04')
    await house.tick()
    await publishStudy(
      house.context,
      'cli',
      { ...study, design: { ...study.design, contactTexts } },
      { simulated: false },
    )
    await house.addMember()
    await house.tick()
    const { contactTextVersion } = await import('../../server/database/schema-contacts.ts')
    const versions = await house.context.store.now.select().from(contactTextVersion)
    expect(versions.map(({ textKey, version }) => `${textKey} ${version}`).sort()).toEqual([
      'go-on 1',
      'invite 1',
      'invite 2',
      'remind 1',
    ])
    const { contactAttempt } = await import('../../server/database/schema.ts')
    const made = await house.context.store.now.select().from(contactAttempt)
    expect(new Set(made.map(({ textVersionId }) => textVersionId)).size).toBe(2)
    expect(house.messages.map(({ subject }) => subject)).toEqual(['Your questionnaire', 'Anders'])
  })
})
