/** `peilmoment import`: what it refuses, and a file taken in as a user does it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { newDatabaseUrl } from '../support/databases.ts'
import { newPlace, type Place, run } from '../support/program.ts'
import { runInside } from '../support/program-inside.ts'
import { sampleLines } from '../support/sample-file.ts'

describe('peilmoment import', () => {
  let place: Place
  const file = () => join(place.folder, 'sample.csv')
  const peilmoment = (...args: string[]) => runInside(place, args)
  const started = (...args: string[]) => run(place, args)
  beforeAll(async () => {
    place = newPlace(await newDatabaseUrl('sqlite'))
    await started('publish', 'het-eerste-jaar')
    writeFileSync(
      file(),
      [...sampleLines(3)].join('').replace('toegekend', 'vraag').replace('uitkering', 'soort'),
    )
  })

  it('refuses a file that is not there, an unknown study, a column or field that is not known', async () => {
    const study = ['--study', 'het-eerste-jaar']
    const wrong = [
      [['import', 'nothing.csv', ...study], 2, /There is no file 'nothing\.csv'/],
      [
        ['import', file(), '--study', 'other'],
        2,
        /no study 'other' in this database\. There is: het-eerste-jaar\./,
      ],
      [['import', file(), ...study], 2, /Not known: soort, vraag\. Say what they hold/],
      [['import', file(), ...study, '--map', 'kleur=fact:sex'], 2, /no column 'kleur'\. It has: naam/],
      [['import', file(), ...study, '--map', 'soort=kleur'], 2, /cannot be 'kleur'\. It can be: name/],
      [['import', file(), ...study, '--loud'], 2, /unknown option/],
    ] as const
    for (const [args, code, sentence] of wrong) {
      const ended = await peilmoment(...args)
      expect([args.at(-1), ended.code]).toEqual([args.at(-1), code])
      expect(ended.error).toMatch(sentence)
    }
  }, 120_000)

  it('checks without taking in, takes in, and knows the same people the next time', async () => {
    const args = [
      'import',
      file(),
      '--study',
      'het-eerste-jaar',
      '--map',
      'soort=fact:benefit',
      'vraag=fact:granted',
    ]
    const dry = await peilmoment(...args, '--dry-run')
    expect(dry).toMatchObject({
      code: 0,
      out: expect.stringContaining('3 rows: 0 errors, 0 warnings. 3 would join'),
    })
    expect(dry.out).toContain('nothing was changed')
    const real = await started(...args, '--cohort', 'voorjaar')
    expect(real).toMatchObject({ code: 0, out: expect.stringContaining('3 were taken in.') })
    const again = await started(...args)
    expect(again.code).toBe(1)
    expect(again.out).toMatch(/error: row 2, [0-9a-z]{12}: This register number belongs to panel member/)
    expect(again.error).toContain('nothing was changed')
    const table = await started('export', 'het-eerste-jaar', 'members')
    expect(table.out.split('\r\n')).toHaveLength(5)
    expect(table.out).toContain('voorjaar')
    expect(table.out).not.toMatch(/Achternaam|example\.org/)
    expect(await peilmoment('export', 'het-eerste-jaar', 'secrets')).toMatchObject({ code: 2 })
    expect(await peilmoment('audit')).toMatchObject({ code: 0 })
  }, 120_000)
})
