import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockPlan } from '../../server/commands/lock-plan.ts'
import { populationMargin } from '../../server/database/schema-panel.ts'
import { findDataVersion } from '../../server/queries/data-version.ts'
import { readPanelFile } from '../../server/reports/read-panel.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse } from '../support/house.ts'
import { importer } from '../support/import.ts'
import { smallStudy } from '../support/small-study.ts'

function weighed() {
  const study = smallStudy()
  const weighting = { known: [], earlier: [], margins: { benefit: 'sample' as const }, trimAbove: 4 }
  return { ...study, design: { ...study.design, plan: { ...study.design.plan, weighting } } }
}

describe.each(engines)('population margins, on %s', (engine) => {
  let house: House
  let files: ReturnType<typeof importer>
  beforeEach(async () => {
    house = await openHouse(engine, weighed())
    files = importer(await house.staff('researcher'))
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })

  it('are refused for a variable or level that the study does not weigh by, and when a level lacks', async () => {
    const { id, body } = await files.checked(
      'margins',
      'variable,level,count\nbenefit,WW,1000\nbenefit,WW,900\nbenefit,AOW,100\nsex,male,10\nbenefit,WWB,12.345',
    )
    expect(
      body.findings.map(({ row, sentence }: { row: number; sentence: string }) => `${row} ${sentence}`),
    ).toEqual([
      '3 Dit niveau is al geteld. Laat één regel staan.',
      '4 Deze waarde kent het onderzoek niet. Kies een van: WW, WWB.',
      '5 Het onderzoek weegt niet op deze variabele. Kies een van: benefit.',
      '6 Dit is geen aantal boven nul. Schrijf alleen cijfers, zonder punten tussen de duizendtallen.',
    ])
    expect((await files.confirm(id)).status).toBe(409)
    const half = await files.checked('margins', 'variable,level,count\nbenefit,WW,1000')
    expect(half.body.findings).toMatchObject([
      { row: 0, sentence: 'Van variabele benefit ontbreken niveaus. Geef elk niveau een regel.' },
    ])
  })

  it('take the place of the shares of the sample, and every report made before is made anew', async () => {
    const { context } = house
    await lockPlan(context, 'cli', 'small')
    const before = await findDataVersion(context.store.now, 'small')
    const { id, body } = await files.checked(
      'margins',
      'variabele;niveau;aantal\nbenefit;WW;60000\nbenefit;WWB;40000',
    )
    expect(body.import.counts).toMatchObject({ errors: 0, joining: 2 })
    expect((await files.confirm(id)).body).toMatchObject({ taken: 2 })
    expect(await findDataVersion(context.store.now, 'small')).not.toBe(before)
    const { design } = await readPanelFile(context.store, 'small')
    expect(design.plan.weighting?.margins).toEqual({ benefit: { WW: 60_000, WWB: 40_000 } })
    house.clock.now += 1
    const next = await files.checked('margins', 'variabele;niveau;aantal\nbenefit;WW;1\nbenefit;WWB;2')
    await files.confirm(next.id)
    const rows = await context.store.now.select().from(populationMargin)
    expect(rows.map(({ level, count }) => [level, count]).sort()).toEqual([
      ['WW', 1],
      ['WWB', 2],
    ])
  })
})
