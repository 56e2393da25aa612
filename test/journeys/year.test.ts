import { describe, expect, it } from 'vitest'
import { newDatabaseUrl } from '../support/databases.ts'
import { readAccount } from './year/account.ts'
import { expectYear } from './year/expect-year.ts'
import { liveYear } from './year/year.ts'

describe('a year of fieldwork with two servers, one of them killed at random', () => {
  it('pain 2: sends everything once, ends every case, and has rates that add up', async () => {
    const year = await liveYear({
      databaseUrl: await newDatabaseUrl('postgres'),
      members: 30,
      seed: 5,
      until: '2007-07-15',
      killing: 0.03,
      killWithin: 250,
      slowMail: 15,
    })
    try {
      expect(year.totals.killed).toBeGreaterThan(2)
      expect(year.totals.mails).toBeGreaterThan(15)
      expect(year.totals.letters).toBeGreaterThan(60)
      expectYear(year, await readAccount(year))
    } finally {
      await year.close()
    }
  }, 400_000)
})
