import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addMembers } from '../../server/commands/add-member.ts'
import { emptyCase } from '../../server/commands/open-case.ts'
import { audit } from '../../server/database/schema.ts'
import { insertResponse } from '../../server/queries/answers.ts'
import { insertCases } from '../../server/queries/sample-case.ts'
import { findNewestInstrument } from '../../server/queries/study.ts'
import { childOf, childrenOf, readXml } from '../../surveys/interchange/xml.ts'
import { answeringStudy } from '../support/answering-study.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'

const place = '/api/studies/small/codebook'

describe.each(engines)('the codebook, on %s', (engine) => {
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

  /** As many members as there are answers, each with the first questionnaire handed in. */
  async function handedIn(answers: readonly Record<string, unknown>[]): Promise<void> {
    const { context } = house
    const member = {
      studyId: 'small',
      language: 'nl',
      events: {},
      facts: {},
      name: 'X',
      email: null,
      phone: null,
      address: null,
    } as const
    const ids = await addMembers(
      context,
      'cli',
      answers.map(() => member),
    )
    await context.store.write({ actor: 'cli', action: 'fill', subject: 'panel' }, async (db) => {
      const instrumentVersionId = (await findNewestInstrument(db, 'small', 'decision'))!.id
      for (const [at, own] of answers.entries()) {
        const period = { periodFrom: '2006-03-14', periodTo: '2006-04-04', instrumentVersionId }
        const caseId = context.newId()
        const completedAt = context.clock()
        await insertCases(db, [
          { ...emptyCase(caseId, ids[at]!, 'small', 'decision'), ...period, completedAt },
        ])
        const rest = {
          studyId: 'small',
          memberId: ids[at]!,
          wave: 'decision',
          language: 'nl',
          mode: 'web',
          completedAt,
        }
        await insertResponse(db, { caseId, ...rest, ...period, answers: own })
      }
    })
  }
  const variable = async (name: string, list = 0) =>
    (await researcher.get(place)).body.tables[list].variables.find(
      (one: { name: string }) => one.name === name,
    )

  it('is given to who may see the fieldwork; its files to who may export, and that stands in the log', async () => {
    const inspector = await house.staff('inspector')
    expect(await inspector.get(place)).toMatchObject({ status: 403 })
    expect(await inspector.get(`${place}/codebook.xml`)).toMatchObject({ status: 403 })
    expect(await researcher.get(`${place}/codebook.pdf`)).toMatchObject({ status: 422 })
    expect((await researcher.get(`${place}/codebook.html`)).headers.get('content-type')).toContain(
      'text/html',
    )
    const lines = (await house.context.store.now.select().from(audit)).filter(
      ({ action }) => action === 'export',
    )
    expect(lines.map(({ detail }) => detail)).toEqual([{ name: 'codebook.html' }])
  })

  it('tells before any answer what will be asked, of whom, and how waves compare', async () => {
    expect(await variable('searchHours')).toMatchObject({
      kind: 'number',
      names: { spss: 'searchHours', stata: 'searchHours' },
      frequencies: {},
      waves: [
        {
          wave: 'decision',
          wordings: [
            {
              versions: [1],
              question: { nl: 'Hoeveel uur per week?', en: 'How many hours a week?' },
              routing: {
                nl: 'Alleen als u bij searching “Ja” koos',
                en: 'Only if you chose “Yes” at searching',
              },
            },
          ],
        },
        { wave: 'first-half' },
      ],
    })
    expect(await variable('searching')).toMatchObject({
      concept: { id: 'searching', comparability: 'comparable', footnote: { nl: 'De perioden verschillen.' } },
      missing: [{}, {}, {}, {}, { letter: 'e', value: 'dontknow' }],
    })
    expect(await variable('remarks')).toMatchObject({ openText: true })
    expect(await variable('weeks', 1)).toMatchObject({ kind: 'number' })
  })

  it('counts answers by code and missing ones by reason, and withholds what is about too few', async () => {
    await handedIn([
      ...Array(20).fill({ searching: 'yes', searchHours: 10 }),
      ...Array(15).fill({ searching: 'no' }),
      ...Array(12).fill({ searching: 'dontknow' }),
      ...Array(3).fill({ searching: 'yes', remarks: 'Ik ben Fatima' }),
    ])
    const { frequencies } = await variable('searching')
    expect(frequencies).toEqual({
      decision: { total: 50, n: 38, codes: [23, 15], missing: [0, 0, 0, 0, 12], numbers: null },
    })
    // Three who did not answer: with them goes the next smallest, or they could be reckoned.
    expect((await variable('searchHours')).frequencies.decision).toEqual({
      total: 50,
      n: null,
      codes: [],
      missing: [27, null, 0, 0],
      numbers: { mean: 10, sd: 0, min: 10, max: 10 },
    })
    const page = (await researcher.get(`${place}/codebook.html`)).body
    expect(page).toContain('<td>23 (60.5 %)</td>')
    expect(page).toContain('<td>·</td>')
    expect(page).not.toContain('Fatima')
    const xml = readXml((await researcher.get(`${place}/codebook.xml`)).body)
    const first = childrenOf(childOf(xml, 'dataDscr'), 'var').find(
      ({ attributes }) => attributes.name === 'searching',
    )
    const found = childrenOf(first, 'catgry').map((one) => [
      childOf(one, 'catValu')?.text,
      childOf(one, 'catStat')?.text,
    ])
    expect(found).toEqual([
      ['yes', '23'],
      ['no', '15'],
      ['.a', '0'],
      ['.b', '0'],
      ['.c', '0'],
      ['.d', '0'],
      ['.e', '12'],
    ])
    expect(childOf(first, 'notes')?.text).toBe('De perioden verschillen.')
  })

  it('is made anew when answers come in', async () => {
    await handedIn(Array(12).fill({ searching: 'no' }))
    expect((await variable('searching')).frequencies.decision.total).toBe(12)
    house.clock.now += 60_000
    await handedIn([{ searching: 'no' }])
    expect((await variable('searching')).frequencies.decision.total).toBe(13)
  })
})
