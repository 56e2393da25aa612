/** The plan is locked without a page. */
import { expect, it } from 'vitest'
import { newDatabaseUrl } from '../support/databases.ts'
import { newPlace, run } from '../support/program.ts'

it('is refused for a study that is not in the field, locked once, and then refused again', async () => {
  const place = newPlace(await newDatabaseUrl('sqlite'))
  const lock = () => run(place, ['plan', 'lock', 'het-eerste-jaar'])
  expect(await lock()).toMatchObject({ code: 2, error: expect.stringContaining('peilmoment publish') })
  expect((await run(place, ['publish', 'het-eerste-jaar'])).code).toBe(0)
  expect(await lock()).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^The analysis plan of het-eerste-jaar is locked \([0-9a-f]{64}\)\.\n$/),
  })
  expect(await lock()).toMatchObject({ code: 1, error: expect.stringContaining('locked already') })
  expect((await run(place, ['plan', 'lock', '--help'])).out).toContain('cannot be undone')
})
