/** The fieldwork pages in a real browser, on the real server: as a new researcher would go through them. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { studies } from '../../surveys/index.ts'
import { launchBrowser } from '../support/chromium.ts'
import { axe, openPage, type SignedIn, sidewaysScroll, signedInAs } from '../support/page.ts'
import { openSite, type Site } from '../support/site.ts'

let browser: Browser
let site: Site
let researcher: SignedIn

beforeAll(async () => {
  browser = await launchBrowser()
  site = await openSite(studies['het-eerste-jaar']!)
  for (let i = 0; i < 4; i++) await site.addMember({ email: null })
  await site.addMember({ email: null, address: null })
  site.day('2006-04-06')
  await site.tick()
  researcher = await signedInAs(browser, site.address, await site.addStaff('researcher'))
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

async function signedIn(width: number) {
  const opened = await openPage(browser, width, researcher)
  const { page } = opened
  await page.goto(`${site.address}/researcher`)
  await page.getByRole('heading', { name: 'Zit vast' }).waitFor()
  return opened
}

const row = (page: Page, name: string) => page.locator('.counts tr', { hasText: name }).locator('td').first()

describe('pain 13: a researcher', () => {
  it('finds who is stuck from the home page by numbers alone, changes their participation, and sees the counts move', async () => {
    const { page, faults } = await signedIn(1280)
    expect(await row(page, 'Gestopt').textContent()).toBe('0')
    const stuck = page.locator('section', { has: page.getByRole('heading', { name: 'Zit vast' }) })
    await stuck.locator('div', { hasText: 'Geen manier om te bereiken' }).getByRole('link').click()
    await page.getByText('1 panellid gevonden').waitFor()
    expect(page.url()).toContain('wave=decision&stuck=no-way')
    await page.locator('tbody th a').click()
    await page.getByText('Zit vast: geen manier om te bereiken.').waitFor()
    await page.getByLabel('Verandering').selectOption('report-move-abroad')
    await page.getByLabel('Wie vertelde het').selectOption('relative')
    await page.getByRole('button', { name: 'Leg vast' }).click()
    await page.getByText('Is naar het buitenland verhuisd.').waitFor()
    await page.getByText('Uitkomst: 2.26').waitFor()
    await page.getByRole('link', { name: 'Vandaag' }).click()
    await page.getByText('Niemand zit vast.').waitFor()
    expect(await row(page, 'Gestopt').textContent()).toBe('1')
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('changes several at once: chooses them, reads for how many it is, and confirms', async () => {
    const { page, faults } = await signedIn(1280)
    await row(page, 'nog niet begonnen').getByRole('link').click()
    await page.getByText('4 panelleden gevonden').waitFor()
    await page.getByRole('button', { name: 'kies alle gevonden leden' }).click()
    await page.getByLabel('Verandering').selectOption('withdraw')
    await page.getByRole('button', { name: 'Ga verder' }).click()
    await page.getByText('U legt bij 4 leden vast: stopt met meedoen.').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Toch niet' }).click()
    await page.getByRole('button', { name: 'kies niemand' }).click()
    await page.locator('tbody input').first().check()
    await page.getByLabel('Verandering').selectOption('withdraw')
    await page.getByRole('button', { name: 'Ga verder' }).click()
    await page.getByRole('button', { name: 'Wijzig 1 lid' }).click()
    await page.getByText('3 panelleden gevonden').waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('corrects a disposition with a reason and takes it back, by keyboard', async () => {
    const { page } = await signedIn(1280)
    await page.goto(`${site.address}/researcher/members?wave=decision&status=invited`)
    await page.locator('tbody th a').first().focus()
    await page.keyboard.press('Enter')
    const first = page.locator('summary', { hasText: 'Corrigeer de uitkomst' }).first()
    await first.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.getByLabel('Uitkomst').first().selectOption('2.33')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Spreekt alleen Frans.')
    await page.keyboard.press('Enter')
    await page.getByText('Uitkomst: 2.33 taal. Gecorrigeerd.').waitFor()
    await page.getByText('Spreekt alleen Frans.').waitFor()
    await page.getByRole('button', { name: 'Draai de correctie terug' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Uitkomst: 3.19 niets teruggekomen. Voorlopig.').waitFor()
    await page.context().close()
  })

  it('reads every page at 360 and 1280 pixels, in two languages, without faults of accessibility', async () => {
    for (const width of [360, 1280]) {
      const { page, faults } = await signedIn(width)
      const places = [
        '',
        'curves',
        'rates?of=sample',
        'rates?by=distance&weight=base',
        'attrition',
        'tracing',
        'members',
      ]
      for (const place of places) {
        await page.goto(`${site.address}/researcher/${place}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForLoadState('networkidle')
        expect([place, width, await axe(page)]).toEqual([place, width, []])
        expect([place, await sidewaysScroll(page)]).toEqual([place, 0])
      }
      await page.locator('tbody th a').first().click()
      await page.getByRole('heading', { name: 'Logboek' }).waitFor()
      expect(await axe(page)).toEqual([])
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByRole('heading', { name: 'Participation' }).waitFor()
      const untranslated =
        /(?:stuck|code|status|rate|mode|outcome|participation|change|disposition|many|target)\.[\w-]+/
      expect(await page.locator('main').innerText()).not.toMatch(untranslated)
      await page.getByRole('button', { name: 'Nederlands' }).click()
      expect(faults).toEqual([])
      await page.context().close()
    }
  })
})
