import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publishStudy } from '../../server/commands/publish-study.ts'
import { audit } from '../../server/database/schema.ts'
import { openAnswers, writeAnswers } from '../../server/exports/answers/answers.ts'
import { answeringInstrument, answeringStudy, handIn } from '../support/answering-study.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'

const place = '/api/studies/small/answers'

describe.each(engines)('answers as data files, on %s', (engine) => {
  let house: House
  let researcher: Person
  beforeEach(async () => {
    house = await openHouse(engine, answeringStudy())
    researcher = await house.staff('researcher')
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })

  const table = async (query = ''): Promise<Record<string, string>[]> => {
    const reply = await researcher.get(`${place}/answers.csv${query}`)
    expect(reply.status).toBe(200)
    return parse(reply.body, { bom: true, columns: true })
  }
  /** Fatima searches, has had two jobs and leaves a question open; Jan does not know; Els was asked and said nothing. */
  async function three(): Promise<{ fatima: string; jan: string; els: string }> {
    const [fatima, jan, els] = [await house.addMember(), await house.addMember(), await house.addMember()]
    house.day('2006-04-04')
    await house.tick()
    await handIn(await house.respondent(fatima), 'decision', {
      search: { searching: 'yes', searchHours: 7.5, ways: ['friends'], content: { pay: 3 } },
      spells: {
        jobs: [{ start: '2005-02-01', weeks: 12, employer: 'Bakkerij Yılmaz' }, { employer: 'Ik' }],
        remarks: 'Ik ben Fatima el Amrani',
      },
    })
    await handIn(await house.respondent(jan), 'decision', {
      search: { searching: 'dontknow', ways: ['refused'] },
    })
    return { fatima, jan, els }
  }

  it('are given to who may export, in shapes and formats that there are, and each stands in the log', async () => {
    const inspector = await house.staff('inspector')
    expect(await inspector.get(`${place}/answers.csv`)).toMatchObject({ status: 403 })
    expect(await researcher.get(`${place}/answers.xls`)).toMatchObject({ status: 422 })
    expect(await researcher.get(`${place}/answers.csv?shape=tall`)).toMatchObject({ status: 422 })
    expect(await researcher.get(`${place}/answers.csv?entries=spells`)).toMatchObject({
      status: 404,
      body: { code: 'no-such-entries', lists: 'jobs' },
    })
    expect(await researcher.get('/api/studies/other/answers/answers.csv')).toMatchObject({ status: 404 })
    expect((await researcher.get(`${place}/answers.sav?shape=wide`)).headers.get('content-disposition')).toBe(
      'attachment; filename="small-answers-wide.sav"',
    )
    await table('?entries=jobs&text=with')
    const lines = (await house.context.store.now.select().from(audit)).filter(
      ({ action }) => action === 'export',
    )
    expect(lines.map(({ subject, detail }) => [subject, detail])).toEqual([
      ['study:small', { name: 'answers', format: 'sav', shape: 'wide', openText: false }],
      ['study:small', { name: 'answers', format: 'csv', shape: 'long', openText: true, entries: 'jobs' }],
    ])
  })

  it('say of each missing answer why: not asked, not answered, not known, not in that questionnaire', async () => {
    const { fatima, jan } = await three()
    const rows = await table()
    expect(rows.map(({ member, wave }) => [member, wave])).toEqual(
      [fatima, jan].sort().map((id) => [id, 'decision']),
    )
    expect(rows.find(({ member }) => member === fatima)).toEqual({
      member: fatima,
      wave: 'decision',
      version: '1',
      language: 'nl',
      mode: 'web',
      period_from: '2006-03-14',
      period_to: '2006-04-04',
      completed_at: '2006-04-04T11:00:00.000Z',
      searching: 'yes',
      searchHours: '7.5',
      'ways.papers': '0',
      'ways.friends': '1',
      'content.pay': '3',
      'content.hours': '.b',
      'jobs.count': '2',
    })
    expect(rows.find(({ member }) => member === jan)).toMatchObject({
      searching: '.e',
      searchHours: '.a',
      'ways.papers': '.e',
      'content.pay': '.b',
      'jobs.count': '.b',
    })
  })

  it('stand side by side per member, also of who answered nothing', async () => {
    const { fatima, els } = await three()
    const rows = await table('?shape=wide')
    expect(rows).toHaveLength(3)
    const found = rows.find(({ member }) => member === fatima)!
    expect(found).toMatchObject({
      'searching.decision': 'yes',
      'searching.first-half': '.c',
      'version.first-half': '.c',
    })
    expect(Object.keys(found).filter((name) => name.startsWith('jobs'))).toEqual(['jobs.count.decision'])
    const { member, ...rest } = rows.find((row) => row.member === els)!
    expect(new Set(Object.values(rest))).toEqual(new Set(['.c']))
  })

  it('have a table of their own for each list of entries, with what was asked in each', async () => {
    const { fatima } = await three()
    const rows = await table('?entries=jobs')
    expect(rows.map(({ member, entry, start, weeks }) => [member, entry, start, weeks])).toEqual([
      [fatima, '1', '2005-02-01', '12'],
      [fatima, '2', '.b', '.a'],
    ])
  })

  it('hold no names and nothing in people’s own words, unless that is asked for', async () => {
    await three()
    const plain = JSON.stringify([await table(), await table('?shape=wide'), await table('?entries=jobs')])
    expect(plain).not.toMatch(/Fatima|Bakkerij|remarks|employer/)
    const rows = await table('?text=with')
    expect(rows.map(({ remarks }) => remarks).sort()).toEqual(['.b', 'Ik ben Fatima el Amrani'])
  })

  it('pain 10: have the same columns of an empty panel and of a full one, whatever the format', async () => {
    const heads = async () => {
      const files = ['long', 'wide'].map((shape) =>
        researcher.get(`${place}/answers.csv?shape=${shape}&text=with`),
      )
      return (await Promise.all(files)).map(({ body }) => body.split('\r\n')[0])
    }
    const empty = await heads()
    for (const format of ['parquet', 'sav', 'dta'])
      expect((await researcher.get(`${place}/answers.${format}`)).status).toBe(200)
    await three()
    expect(await heads()).toEqual(empty)
  })

  it('are not read on for a reader who went away', async () => {
    await three()
    const { store } = house.context
    let read: Promise<unknown> = Promise.resolve()
    const snapshot: typeof store.snapshot = (work) => {
      const reading = store.snapshot(work)
      read = reading
      return reading
    }
    const asked = { shape: 'long', openText: false, language: 'nl' } as const
    writeAnswers(
      { ...house.context, store: { ...store, snapshot } },
      answeringStudy().design,
      asked,
      'csv',
    ).destroy()
    await expect(read).rejects.toThrow('the reader went away')
  })

  it('keep the numbers of their codes when a later version adds a choice, and say who was not asked', async () => {
    const { fatima } = await three()
    const study = answeringStudy()
    const changed = answeringInstrument()
    const [first] = changed.pages as { elements: { name: string; choices: unknown[] }[] }[]
    for (const { name, choices } of first!.elements.filter(({ choices: own }) => own))
      choices.unshift({ value: name === 'ways' ? 'web' : 'now', text: { default: 'Nieuw', en: 'New' } })
    await publishStudy(
      house.context,
      'cli',
      { ...study, instruments: { ...study.instruments, decision: changed } },
      { simulated: false },
    )
    const rows = await table()
    expect(rows.find(({ member }) => member === fatima)).toMatchObject({
      'ways.web': '.d',
      'ways.friends': '1',
    })
    const asked = { shape: 'long', openText: false, language: 'nl' } as const
    const file = await openAnswers(house.context, house.context.store.now, study.design, asked)
    expect(
      file.columns
        .find(({ name }) => name === 'searching')!
        .codes.map(({ value, number }) => [value, number]),
    ).toEqual([
      ['yes', 1],
      ['no', 2],
      ['now', 3],
    ])
  })
})
