import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publishStudy } from '../../server/commands/publish-study.ts'
import { audit } from '../../server/database/schema.ts'
import { studies } from '../../surveys/index.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'

const study = studies['het-eerste-jaar']!
const base = `/api/studies/${study.design.id}`

describe.each(engines)('the plan comes first, on %s', (engine) => {
  let house: House
  let [inspector, researcher] = [] as unknown as [Person, Person]
  beforeEach(async () => {
    house = await openHouse(engine, study)
    inspector = await house.staff('inspector')
    researcher = await house.staff('researcher')
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })

  it('is locked once, by a researcher; the log says by whom and what; later changes are told', async () => {
    expect((await inspector.send('POST', `${base}/plan/lock`)).status).toBe(403)
    const open = (await inspector.get(`${base}/plan`)).body
    expect(open).toMatchObject({ lock: null, deviations: [] })
    expect((await researcher.send('POST', `${base}/plan/lock`)).body).toEqual({ hash: open.hash })
    expect(await researcher.send('POST', `${base}/plan/lock`)).toMatchObject({
      status: 409,
      body: { code: 'plan-locked' },
    })
    const log = await house.context.store.now.select().from(audit)
    expect(log.filter(({ action }) => action === 'lock-plan')).toMatchObject([
      { subject: `study:${study.design.id}`, detail: { hash: open.hash } },
    ])

    const { design } = study
    const plan = {
      ...design.plan,
      alpha: 0.01,
      covariates: design.plan.covariates.filter((name) => name !== 'age'),
    }
    const deviating = { ...study, design: { ...design, plan } }
    for (const options of [{ simulated: false }, { simulated: false, reason: '  ' }])
      await expect(publishStudy(house.context, 'cli', deviating, options)).rejects.toMatchObject({
        code: 'reason-missing',
      })
    expect((await inspector.get(`${base}/plan`)).body).toMatchObject({ hash: open.hash, deviations: [] })
    const reason = 'De inspectie vroeg om een strengere grens.'
    await publishStudy(house.context, 'cli', deviating, { simulated: false, reason })
    const published = (await house.context.store.now.select().from(audit)).filter(
      ({ action, detail }) => action === 'publish-study' && detail?.deviation,
    )
    expect(published).toMatchObject([{ actor: 'cli', detail: { deviation: { reason } } }])
    const { body } = await inspector.get(`${base}/plan`)
    expect(body.lock.hash).toBe(open.hash)
    expect(body.hash).not.toBe(open.hash)
    expect(body.deviations.map(({ path }: { path: string }) => path)).toEqual([
      'plan.covariates',
      'plan.alpha',
    ])
    expect(body.deviations[1]).toMatchObject({ path: 'plan.alpha', before: '0.05', after: '0.01' })
    for (const { reasons } of body.deviations) expect(reasons).toMatchObject([{ reason }])
    // The same again deviates no further.
    await publishStudy(house.context, 'cli', deviating, { simulated: false })
  })

  it('until then the report has the shape of its tables, with people who were made up, whatever is answered', async () => {
    await house.addMember({
      facts: {
        benefit: 'WW',
        granted: 'yes',
        sex: 'female',
        birthYear: '1970',
        distance: '2',
        cohort: '2006-03',
      },
    })
    const { body } = await inspector.get(`${base}/report`)
    expect(body.report.meta).toMatchObject({ shape: true, simulated: true })
    expect(body.report.meta.persons).toBeGreaterThan(500)
    await researcher.send('POST', `${base}/plan/lock`)
    const after = (await inspector.get(`${base}/report`)).body
    expect(after.report.meta.shape).toBeUndefined()
    expect(after.report.meta.persons).toBe(0)
  })
})
