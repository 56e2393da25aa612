/** What a researcher does on the pages of the workshop, in their words. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { axe, sidewaysScroll } from './page.ts'

const shots = process.env.PEILMOMENT_TEST_SCREENSHOTS

/** Reads a page narrow in the light and wide in the dark: nothing that axe finds, nothing to scroll sideways. */
export async function look(page: Page, name: string) {
  for (const [width, colorScheme] of [
    [360, 'light'],
    [1280, 'dark'],
  ] as const) {
    const place = `${name}-${width}-${colorScheme}`
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    expect([place, await axe(page), await sidewaysScroll(page)]).toEqual([place, [], 0])
    if (shots) await page.screenshot({ path: `${shots}/${place}.png`, fullPage: true })
  }
}

export const saved = (page: Page) => page.getByText(/^Bewaard om/).waitFor()

/** From the page of a study to one of its parts. What the checks found further down may lead there too. */
export const openPart = (page: Page, name: string | RegExp) =>
  page.getByRole('link', { name, exact: true }).first().click()

export type Within = Page | Locator

/** Dutch and English of one text. */
export async function texts(within: Within, name: string, nl: string, en: string) {
  const group = within.getByRole('group', { name, exact: true })
  await group.getByLabel('Nederlands').fill(nl)
  await group.getByLabel('Engels').fill(en)
}

/** A new entry of a list, opened. */
export async function addTo(within: Within, list: string): Promise<Locator> {
  const group = within.getByRole('group', { name: list, exact: true })
  await group.getByRole('button', { name: `Voeg toe aan: ${list}`, exact: true }).click()
  const entry = group.locator(':scope > details').last()
  await entry.locator(':scope > summary').click()
  return entry
}

export async function addQuestionnaire(page: Page, name: string) {
  await page.getByText('Voeg een vragenlijst toe').click()
  await page.getByLabel('Naam', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Voeg toe', exact: true }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** What a researcher does in the designer, in their words. */
export function designer(page: Page) {
  const outline = page.getByRole('navigation', { name: 'Opbouw' })
  const properties = page.getByRole('region', { name: 'Eigenschappen' })
  return {
    outline,
    properties,
    texts: (name: string, nl: string, en: string) => texts(properties, name, nl, en),
    choose: (question: RegExp) => outline.getByRole('button', { name: question }).click(),
    open: (group: string) => properties.getByText(group, { exact: true }).click(),
    tick: (label: string) => properties.getByLabel(label).check(),
    add: async (type: string, name: string, nl: string, en: string) => {
      await page.getByLabel('Soort vraag').selectOption(type)
      await page.getByRole('button', { name: 'Voeg toe', exact: true }).click()
      await texts(properties, 'Vraag', nl, en)
      await properties.getByLabel('Naam van de variabele').fill(name)
      await page.keyboard.press('Enter')
      await outline.getByRole('button', { name: new RegExp(`${name} ·`) }).waitFor()
    },
  }
}
