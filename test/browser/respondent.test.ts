import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { studies } from '../../surveys/index.ts'
import { launchBrowser } from '../support/chromium.ts'
import { axe, openPage, sidewaysScroll } from '../support/page.ts'
import { openSite, type Site } from '../support/site.ts'

const study = studies['het-eerste-jaar']!

describe('a respondent in a browser', () => {
  let browser: Browser
  let site: Site
  let fatima: string
  beforeAll(async () => {
    browser = await launchBrowser()
    site = await openSite(study)
    site.day('2006-09-20')
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })
  // Each test has a member of its own, and leaves no page open.
  beforeEach(async () => {
    fatima = await site.addMember()
    await site.tick()
  })
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))

  async function enter(width = 360) {
    const watched = await openPage(browser, width)
    await watched.page.goto(site.linkOf(fatima))
    await watched.page.getByRole('button', { name: 'Begin' }).waitFor()
    return watched
  }

  it('completes a wave by keyboard alone, and the researcher sees it counted', async () => {
    const { page, faults } = await enter()
    expect(page.url()).not.toContain('#')
    await pressOn(page, 'Begin')
    await page.getByText('Onderwerp 1 van').waitFor()
    for (let topic = 1; topic <= 12; topic++) {
      await answerByKeyboard(page)
      const last = (await page.getByRole('button', { name: 'Verstuur mijn antwoorden' }).count()) > 0
      const place = await page.locator('.form__place').textContent()
      await pressOn(page, last ? 'Verstuur mijn antwoorden' : 'Verder')
      if (last) break
      await page.waitForFunction(
        (before) => document.querySelector('.form__place')?.textContent !== before,
        place,
      )
    }
    await page.getByRole('heading', { level: 1, name: 'Bedankt voor uw antwoorden' }).waitFor()
    expect(faults).toEqual([])

    const account = await site.addStaff('researcher')
    const staff = await openPage(browser, 1280)
    await staff.page.goto(`${site.address}/researcher`)
    await staff.page.getByLabel('E-mailadres').fill(account.email)
    await staff.page.getByLabel('Wachtwoord').fill(account.password)
    await staff.page.getByRole('button', { name: 'Meld aan' }).click()
    const row = staff.page.getByRole('row', { name: /^Compleet/ })
    await row.waitFor()
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['0', '1', '0'])
    await row.getByRole('link').click()
    await staff.page.getByText('1 panellid gevonden').waitFor()
    await staff.page.getByRole('link', { name: fatima }).click()
    await staff.page.getByText(/verstuurd, na \d+ keer bewaren/).waitFor()
    expect(await staff.page.content()).not.toContain('Fatima')
    expect(staff.faults).toEqual([])
  })

  it('who skips a question that is needed is told at that question what to do', async () => {
    const { page } = await enter()
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByText('Onderwerp 1 van').waitFor()
    await page.getByRole('button', { name: 'Verder' }).click()
    await page.getByText('Geef hier een antwoord.').waitFor()
    expect(await page.getByRole('alert').first().textContent()).toContain('gemarkeerde vragen')
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('type'))
    expect(focused).toBe('radio')
    expect(await axe(page)).toEqual([])
  })

  it('goes on where they stopped, on another device, with everything saved', async () => {
    const { page } = await enter()
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByText('Ja', { exact: true }).first().click()
    await page.getByText(/^Bewaard om/).waitFor()
    await page.getByRole('button', { name: 'Verder' }).click()
    await page.getByText('Onderwerp 2 van').waitFor()
    const other = await openPage(browser, 1280)
    await other.page.goto(site.linkOf(fatima))
    await other.page.getByRole('button', { name: 'Ga verder' }).click()
    await other.page.getByText(/Onderwerp [12] van/).waitFor()
    await other.page.waitForFunction(() => document.querySelectorAll('.sd-body').length > 0)
    if ((await other.page.getByText('Onderwerp 2 van').count()) > 0) {
      await other.page.getByRole('button', { name: 'Terug' }).click()
    }
    expect(await other.page.getByRole('radio', { name: 'Ja' }).first().isChecked()).toBe(true)
  })

  it('who is offline goes on; what was typed is kept, and sent when there is internet again', async () => {
    const { page } = await enter()
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByText('Onderwerp 1 van').waitFor()
    await page.context().setOffline(true)
    await page.getByText('Ja', { exact: true }).first().click()
    await page.getByText(/^Nog niet verstuurd/).waitFor()
    await page.getByRole('button', { name: 'Verder' }).click()
    await page.getByText('Onderwerp 2 van').waitFor()
    await page.context().setOffline(false)
    await page.getByText(/^Bewaard om/).waitFor({ timeout: 30_000 })
    const { listRevisions } = await import('../../server/queries/answers.ts')
    const { listCasesOfMember } = await import('../../server/queries/sample-case.ts')
    const cases = await listCasesOfMember(site.context.store.now, fatima)
    const revisions = await listRevisions(site.context.store.now, cases['first-half']!.id)
    expect(revisions.at(-1)!.answers).toMatchObject({ stillOnBenefit: 'yes' })
  })

  it('reads everything in English after one press', async () => {
    const { page } = await enter()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByText('Topic 1 of').waitFor()
    await page.getByRole('radio', { name: 'Yes' }).first().waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    await page.getByText('until six months after you applied').waitFor()
  })

  it('can skip this questionnaire, and can stop and have everything erased', async () => {
    const { page } = await enter()
    await page.getByRole('button', { name: 'Ik wil minder of niet meer meedoen' }).click()
    await page.getByRole('button', { name: 'Stop en wis alles' }).click()
    await page.getByText('Wissen kan niet ongedaan worden gemaakt').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Ja, wis alles' }).click()
    await page.getByRole('heading', { name: 'Vul uw code in' }).waitFor()
    const again = await openPage(browser, 360)
    await again.page.goto(site.linkOf(fatima))
    await again.page.getByText(/^Deze code kennen we niet/).waitFor()
  })

  it.each([360, 1280])(
    'sees pages without faults for axe, and nothing beside the screen, at %i px',
    async (width) => {
      const { page, faults } = await enter(width)
      expect(await axe(page)).toEqual([])
      expect(await sidewaysScroll(page)).toBe(0)
      await page.getByRole('button', { name: 'Begin' }).click()
      await page.getByText('Onderwerp 1 van').waitFor()
      for (let topic = 1; topic <= 12; topic++) {
        await answerByKeyboard(page)
        expect(await axe(page)).toEqual([])
        expect(await sidewaysScroll(page)).toBe(0)
        if ((await page.getByRole('button', { name: 'Verstuur mijn antwoorden' }).count()) > 0) break
        const place = await page.locator('.form__place').textContent()
        await page.getByRole('button', { name: 'Verder' }).click()
        await page.waitForFunction(
          (before) => document.querySelector('.form__place')?.textContent !== before,
          place,
        )
      }
      expect(faults).toEqual([])
    },
  )
})

/** Presses a button by tabbing to it. */
async function pressOn(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 80; tabs++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      return element instanceof HTMLButtonElement ? (element.textContent ?? '').trim() : null
    })
    if (focused === name) {
      await page.keyboard.press('Enter')
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`the button '${name}' is not reached by keyboard`)
}

/** Gives an answer to every open question of the page, with Tab, Space and typing only. */
async function answerByKeyboard(page: Page): Promise<void> {
  for (let round = 0; round < 40; round++) {
    const open = await page.evaluate(() => {
      const questions = [...document.querySelectorAll<HTMLElement>('.sd-question')]
      for (const question of questions) {
        const inputs = [...question.querySelectorAll<HTMLInputElement>('input, textarea, select')]
        const [first] = inputs
        if (!first || inputs.some((input) => input.checked)) continue
        if (first.type === 'radio' || first.type === 'checkbox') {
          first.focus()
          return { kind: 'choose' }
        }
        if (first.type === 'number' && first.value === '') {
          first.focus()
          return { kind: 'number' }
        }
      }
      return null
    })
    if (!open) return
    if (open.kind === 'choose') await page.keyboard.press('Space')
    else await page.keyboard.type('3')
    await page.keyboard.press('Tab')
    await page.waitForTimeout(30)
  }
}
