import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listRevisions } from '../../server/queries/answers.ts'
import { listCasesOfMember } from '../../server/queries/sample-case.ts'
import { studies } from '../../surveys/index.ts'
import { launchBrowser } from '../support/chromium.ts'
import { axe, openPage, sidewaysScroll } from '../support/page.ts'
import { openSite, type Site } from '../support/site.ts'

const study = studies['het-eerste-jaar']!
const both = (nl: string, en: string) => ({ default: nl, en })
const choice = (value: string, nl: string, en: string) => ({ value, text: both(nl, en) })

const page = {
  name: 'constructs',
  title: both('Werk', 'Work'),
  elements: [
    {
      ...{ type: 'matrix', name: 'content', title: both('Hoe tevreden bent u?', 'How content are you?') },
      columns: [choice('yes', 'tevreden', 'content'), choice('no', 'niet tevreden', 'not content')],
      rows: [
        choice('pay', 'Met uw loon', 'With your pay'),
        choice('hours', 'Met uw uren', 'With your hours'),
      ],
      eachRowRequired: true,
    },
    {
      ...{
        type: 'multipletext',
        name: 'income',
        title: both('Wat kreeg u per maand?', 'What did you get a month?'),
      },
      items: [
        { name: 'work', title: both('Loon', 'Wages'), inputType: 'number' },
        { name: 'benefit', title: both('Uitkering', 'Benefit'), inputType: 'number' },
      ],
    },
    {
      ...{ type: 'paneldynamic', name: 'spells', title: both('Welk werk had u?', 'What work did you have?') },
      templateTitle: both('Baan {panelIndex}', 'Job {panelIndex}'),
      addPanelText: both('Nog een baan', 'Another job'),
      removePanelText: both('Haal deze baan weg', 'Remove this job'),
      noEntriesText: both('U heeft nog geen baan ingevuld.', 'You have not filled in a job yet.'),
      templateElements: [
        {
          ...{ type: 'radiogroup', name: 'kind', title: both('Wat voor baan?', 'What kind of job?') },
          choices: [choice('paid', 'betaald', 'paid'), choice('unpaid', 'onbetaald', 'unpaid')],
          isRequired: true,
        },
        {
          ...{
            type: 'text',
            name: 'days',
            title: both('Hoeveel dagen?', 'How many days?'),
            inputType: 'number',
          },
          visibleIf: "{panel.kind} = 'paid'",
        },
      ],
    },
    {
      ...{ type: 'ranking', name: 'order', title: both('Wat telt het meest?', 'What counts most?') },
      choices: [choice('pay', 'loon', 'pay'), choice('hours', 'uren', 'hours')],
    },
    {
      ...{ type: 'tagbox', name: 'how', title: both('Hoe zocht u?', 'How did you search?') },
      choices: [choice('web', 'internet', 'the web'), choice('paper', 'krant', 'newspaper')],
    },
    {
      ...{
        type: 'matrixdynamic',
        name: 'children',
        title: both('Uw kinderen', 'Your children'),
        rowCount: 0,
      },
      addRowText: both('Nog een kind', 'Another child'),
      removeRowText: both('Haal weg', 'Remove'),
      noRowsText: both('U heeft nog geen kind ingevuld.', 'You have not filled in a child yet.'),
      columns: [{ name: 'age', cellType: 'text', inputType: 'number', title: both('Leeftijd', 'Age') }],
    },
    {
      ...{ type: 'buttongroup', name: 'button', title: both('Zoekt u nu?', 'Do you search now?') },
      choices: [choice('y', 'ja', 'yes'), choice('n', 'nee', 'no')],
    },
    {
      type: 'slider',
      name: 'grade',
      title: both('Welk cijfer geeft u?', 'Which mark do you give?'),
      max: 10,
    },
  ],
}

const first = study.instruments['first-half'] as { pages: unknown[] }
const withConstructs = {
  ...study,
  instruments: { ...study.instruments, 'first-half': { ...first, pages: [page, ...first.pages] } },
}

describe('questions of several values in a browser', () => {
  let browser: Browser
  let site: Site
  beforeAll(async () => {
    browser = await launchBrowser()
    site = await openSite(withConstructs)
  })
  afterAll(async () => {
    await site.close()
    await browser.close()
  })

  it('are answered on a phone, saved as they are, and free of faults for axe', async () => {
    const member = await site.addMember()
    site.day('2006-09-20')
    await site.tick()
    const { page, faults } = await openPage(browser, 360)
    await page.goto(site.linkOf(member))
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByText('Met uw loon').waitFor()
    const pictures = process.env.PEILMOMENT_PICTURES
    const picture = async (name: string) => {
      if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
    }
    await picture('constructs-start-360')
    await page
      .getByRole('radio', { name: 'rij Met uw loon, kolom tevreden' })
      .check({ force: true, timeout: 4000 })
    await page.getByRole('spinbutton', { name: 'Loon' }).fill('1200')
    await page.getByRole('button', { name: 'Nog een baan' }).click()
    await page.getByText('betaald', { exact: true }).click()
    await page.getByLabel('Hoeveel dagen?').fill('12')
    await page.getByLabel('Hoeveel dagen?').blur()
    await page.getByText(/^Bewaard om/).waitFor()
    await picture('constructs-360')
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await axe(page)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 800 })
    await picture('constructs-1280')
    expect(await axe(page)).toEqual([])

    await page.getByRole('button', { name: 'Verder' }).click()
    await page
      .getByRole('alert')
      .first()
      .getByText(/gemarkeerde vragen/)
      .waitFor()
    await picture('constructs-error-1280')
    expect(faults).toEqual([])

    const cases = await listCasesOfMember(site.context.store.now, member)
    const revisions = await listRevisions(site.context.store.now, cases['first-half']!.id)
    expect(revisions.at(-1)!.answers).toMatchObject({
      content: { pay: 'yes' },
      income: { work: 1200 },
      spells: [{ kind: 'paid', days: 12 }],
    })
  })
})
