/** Answers as files, from the command line. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { answeringStudy, handIn } from '../support/answering-study.ts'
import { newDatabaseUrl } from '../support/databases.ts'
import { openHouse } from '../support/house.ts'
import { newPlace, type Place, run } from '../support/program.ts'
import { runInside } from '../support/program-inside.ts'
import { readSav } from '../support/pspp.ts'

describe('peilmoment export', { timeout: 120_000 }, () => {
  let place: Place
  let member: string
  beforeAll(async () => {
    const url = await newDatabaseUrl('sqlite')
    const house = await openHouse('sqlite', answeringStudy(), url)
    member = await house.addMember()
    house.day('2006-04-04')
    await house.tick()
    await handIn(await house.respondent(member), 'decision', {
      search: { searching: 'yes', searchHours: 7.5 },
      spells: { remarks: 'Zoë' },
    })
    await house.close()
    place = newPlace(url)
  })
  const exported = (...args: string[]) => run(place, ['export', 'small', ...args], 100_000)
  const refused = (...args: string[]) => runInside(place, ['export', 'small', ...args])

  it('refuses a list, an option and a place that there are not, with a sentence, and leaves no file behind', async () => {
    const list = await refused('answers', '--entries', 'spells', '--out', 'spells.csv')
    const wide = await refused('cases', '--wide')
    const nowhere = await refused('answers', '--out', 'nowhere/answers.csv')
    expect([list.code, list.error]).toEqual([
      1,
      "No questionnaire of this study has a list 'spells'. There is: jobs.\n",
    ])
    expect(existsSync(join(place.folder, 'spells.csv'))).toBe(false)
    expect([wide.code, wide.error]).toEqual([2, "--wide is an option of 'answers' only.\n"])
    expect(nowhere.error).toMatch(/^The file nowhere\/answers.csv cannot be written: ENOENT/)
  })

  it('writes answers to the standard output or a file, in words of people only when asked', async () => {
    const { out } = await exported('answers')
    expect(parse(out, { bom: true, columns: true })).toMatchObject([
      { member, searching: 'yes', searchHours: '7.5' },
    ])
    expect(out).not.toContain('Zoë')
    await exported(
      'answers',
      '--format',
      'sav',
      '--wide',
      '--open-text',
      '--language',
      'en',
      '--out',
      'wide.sav',
    )
    const { rows, dictionary } = readSav(readFileSync(join(place.folder, 'wide.sav')))
    expect(rows).toMatchObject([
      { 'searching.decision': '1', 'remarks.decision': 'Zoë', 'searching.first_half': '-93' },
    ])
    expect(dictionary).toContain('Were you looking for work? (decision)')
  })
})
