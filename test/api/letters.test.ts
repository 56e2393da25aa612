import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLetters } from '../../server/commands/print-run.ts'
import { refuseMode } from '../../server/commands/refuse-mode.ts'
import { letterPdf } from '../../server/letters/letter-pdf.ts'
import { listAudit } from '../../server/queries/audit.ts'
import { findMember } from '../../server/queries/member.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'
import { smallStudy } from '../support/small-study.ts'

describe.each(engines)('print runs, on %s', (engine) => {
  let house: House
  let researcher: Person
  beforeEach(async () => {
    house = await openHouse(engine, smallStudy(), undefined, {})
    researcher = await house.staff('researcher')
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })

  const base = '/api/studies/small'
  const runs = async () => (await researcher.get(`${base}/print-runs`)).body.runs
  const post = (path: string, body?: unknown) => researcher.send('POST', `${base}${path}`, body)
  async function lettersOf(runId: string) {
    const { letters } = await openLetters(house.context, 'cli', 'small', runId)
    const found = []
    for await (const letter of letters) found.push(letter)
    return found
  }
  /** Due, and in the run of that day. */
  async function queued(day: string) {
    house.day(day)
    await house.tick()
    return (await runs())[0]
  }

  it('refuse to be printed while open, posted before printing, and anything while sending is stopped', async () => {
    await house.addMember()
    const { id } = await queued('2006-04-04')
    expect(await researcher.get(`${base}/print-runs/${id}/letters`)).toMatchObject({
      status: 409,
      body: { code: 'run-open' },
    })
    expect((await post(`/print-runs/${id}/posted`)).body.code).toBe('run-open')
    await post('/sending/stop', { reason: 'Verkeerde tekst' })
    expect((await post(`/print-runs/${id}/close`)).body.code).toBe('sending-stopped')
  })

  it('hold every letter of the day once; a closed run takes no more, and the next letters open another', async () => {
    for (let index = 0; index < 3; index++) await house.addMember()
    const first = await queued('2006-04-04')
    await house.tick()
    expect(await runs()).toMatchObject([{ day: '2006-04-04', number: 1, letters: 3, closedAt: null }])
    expect((await post(`/print-runs/${first.id}/close`)).body).toEqual({ letters: 3 })
    await house.addMember()
    await house.tick()
    expect(await runs()).toMatchObject([
      { number: 2, letters: 1 },
      { number: 1, letters: 3 },
    ])
  })

  it('leave out who answered with the e-mail, refused letters or stopped before the run was printed', async () => {
    const ids = []
    for (let index = 0; index < 4; index++) ids.push(await house.addMember())
    const { id } = await queued('2006-04-04')
    await refuseMode(house.context, 'cli', { memberId: ids[0]!, mode: 'letter', refused: true })
    const { changeParticipation } = await import('../../server/commands/change-participation.ts')
    await changeParticipation(house.context, 'cli', ids[1]!, 'withdraw')
    const { beginCase } = await import('../../server/commands/begin-case.ts')
    await beginCase(house.context, ids[2]!, 'decision')
    expect((await post(`/print-runs/${id}/close`)).body).toEqual({ letters: 1 })
    expect((await lettersOf(id)).map(({ message }) => message.memberId)).toEqual([ids[3]])
  })

  it('come as one PDF, the same bytes each time, and each download stands in the log', async () => {
    for (let index = 0; index < 3; index++) await house.addMember({ name: `Naam ${index}` })
    const { id } = await queued('2006-04-04')
    await post(`/print-runs/${id}/close`)
    const reply = await researcher.get(`${base}/print-runs/${id}/letters`)
    expect(reply.headers.get('content-type')).toBe('application/pdf')
    expect(reply.body).toMatch(/^%PDF-1\.7/)
    expect(reply.body).toMatch(/\/Lang \(nl\)/)
    expect(reply.body).toMatch(/\/MarkInfo/)
    expect(reply.body.match(/\/Type \/Page\b/g)).toHaveLength(3)
    const print = async () => {
      const { run, letters } = await openLetters(house.context, 'cli', 'small', id)
      const pdf = letterPdf({ title: 'Brieven', language: 'nl', made: new Date(run.closedAt!), letters })
      const parts: Uint8Array[] = []
      for await (const part of pdf) parts.push(part)
      return Buffer.concat(parts).toString('base64')
    }
    expect(await print()).toBe(await print())
    const log = await listAudit(house.context.store.now, `print-run:${id}`)
    expect(log.map(({ action }) => action)).toEqual(['close-print-run', ...Array(3).fill('download-letters')])
    expect(JSON.stringify(log)).not.toContain('Naam')
  })

  it('count the days to the reminder from the day they were posted', async () => {
    await house.addMember()
    const { id } = await queued('2006-04-04')
    await post(`/print-runs/${id}/close`)
    await queued('2006-04-20')
    expect(await runs()).toHaveLength(1)
    expect((await post(`/print-runs/${id}/posted`)).body).toEqual({ letters: 1 })
    expect((await post(`/print-runs/${id}/posted`)).body.code).toBe('already-settled')
    await queued('2006-04-26')
    expect(await runs()).toHaveLength(1)
    expect(await queued('2006-04-27')).toMatchObject({ day: '2006-04-27', letters: 1 })
  })

  it('pain 15: a letter that comes back is known by the code at its foot; the address is not used again', async () => {
    const memberId = await house.addMember()
    const { id } = await queued('2006-04-04')
    await post(`/print-runs/${id}/close`)
    await post(`/print-runs/${id}/posted`)
    const [{ reference, message }] = (await lettersOf(id)) as [Awaited<ReturnType<typeof lettersOf>>[0]]
    expect((await post('/returned-letters', { reference: message.code })).body.code).toBe('letter-unknown')
    const typed = ` ${reference.toLowerCase().replace('-', '').replaceAll('0', 'o')} `
    expect((await post('/returned-letters', { reference: typed })).body).toEqual({ memberId })
    expect((await post('/returned-letters', { reference })).body.code).toBe('already-settled')
    expect((await findMember(house.context.store.now, memberId))!.reachableBy).toEqual(['email'])
    await queued('2006-05-10')
    expect(await runs()).toHaveLength(1)
  })
})
