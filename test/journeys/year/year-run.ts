/** `node --import tsx test/journeys/year/year-run.ts [members]`: the year at full size, on a PostgreSQL of its own; prints its books. */
import { writeSync } from 'node:fs'
import postgres from 'postgres'
import { startPostgres } from '../../support/postgres.ts'
import { readAccount } from './account.ts'
import { expectYear } from './expect-year.ts'
import { liveYear } from './year.ts'

const members = Number(process.argv[2] ?? 10_000)
const server = await startPostgres()
const sql = postgres(server.url, { max: 1, onnotice: () => undefined })
await sql.unsafe('create database year')
await sql.end()
const started = Date.now()
const minutes = () => ((Date.now() - started) / 60_000).toFixed(1)
try {
  const year = await liveYear({
    databaseUrl: server.url.replace(/\/postgres$/, '/year'),
    members,
    seed: 31,
    until: '2007-07-15',
    killing: 0.15,
    killWithin: Math.max(250, members / 2),
    slowMail: 5,
    onDay: (day, totals) => {
      if (day.endsWith('-01') || day.endsWith('-15'))
        writeSync(2, `${minutes()} min  ${day}  ${JSON.stringify(totals)}\n`)
    },
  })
  const account = await readAccount(year)
  await year.close()
  console.log(`${members} simulated members, ${minutes()} minutes`)
  console.log(JSON.stringify({ totals: year.totals, ...account }, null, 1))
  expectYear(year, account)
  console.log('Every message went out once, every case is final, the rates add up.')
} finally {
  await server.stop()
}
