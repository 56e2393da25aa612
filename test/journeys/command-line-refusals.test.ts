/**
 * What the program says when it cannot go on: one sentence, an exit code, and no stack trace. That a process ends so is shown
 * for each kind of refusal; the others of that kind are asked in this process.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/database/open.ts'
import { realImpure } from '../../server/impure.ts'
import { type EngineName, engines, newDatabaseUrl } from '../support/databases.ts'
import { type Ended, newPlace, type Place, run } from '../support/program.ts'
import { runInside } from '../support/program-inside.ts'

const newHere = async (engine: EngineName = 'sqlite') => newPlace(await newDatabaseUrl(engine))

function withEnv(place: Place, env: Readonly<Record<string, string>>): Place {
  return { ...place, env: { ...place.env, ...env } }
}

function expectSentence({ code, out, error }: Ended, sentence: RegExp, exitCode = 1): void {
  expect(error).toMatch(sentence)
  expect(`${out}${error}`).not.toMatch(/\n\s+at |\.ts:\d|node:internal|\[object/)
  expect(error.trim().split('\n').length).toBeLessThanOrEqual(2)
  expect(code).toBe(exitCode)
}

describe.each(engines)('the program, on %s', (engine) => {
  it('says that the port is in use, and ends', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as { port: number }
    const ended = await run(await newHere(engine), ['serve', '--port', String(port)])
    other.close()
    expectSentence(ended, new RegExp(`^Port ${port} is in use: choose another with --port\\.`))
  })

  it('refuses a database of a newer version, on every command that opens it, and leaves it as it is', async () => {
    const place = await newHere(engine)
    const store = await openDatabase(place.env.PEILMOMENT_DATABASE!, realImpure())
    await store.engine.script("insert into migration (name, hash) values ('9999-future.sql', 'x')")
    for (const ended of [await runInside(place, ['serve', '--port', '0']), await run(place, ['audit'])]) {
      expectSentence(
        ended,
        /^This database belongs to a newer version of Peilmoment \(step 9999-future\.sql\)\. Use that version\.\n$/,
      )
    }
    const steps = await store.engine.read('select name from migration order by name', [], false)
    expect(steps.flat().at(0)).toBe('0001-first-year.sql')
    expect(steps.flat().at(-1)).toBe('9999-future.sql')
    await store.close()
  })
})

describe('the program', () => {
  it('refuses options, commands, studies and settings that it does not know', async () => {
    const place = await newHere()
    expectSentence(await runInside(place, ['serve', '--prot', '1']), /^error: unknown option '--prot'/, 2)
    expectSentence(await run(place, ['srve']), /^error: unknown command 'srve'/, 2)
    expectSentence(await runInside(place, ['check', 'tweede-jaar']), /^There is no study 'tweede-jaar'\./, 2)
    const typo = withEnv(place, { PEILMOMENT_DATABSE: 'sqlite:x.db' })
    expectSentence(await runInside(typo, ['audit']), /^Setting PEILMOMENT_DATABSE: /, 2)
  })

  it('refuses settings and values that cannot be', async () => {
    const place = await newHere()
    expectSentence(await runInside(place, ['serve', '--port', 'abc']), /^Setting PEILMOMENT_PORT: /, 2)
    const elsewhere = withEnv(place, { PEILMOMENT_DATABASE: 'mysql://host/db' })
    expectSentence(
      await runInside(elsewhere, ['audit']),
      /^Setting PEILMOMENT_DATABASE: must begin with sqlite: or postgres:\/\/\./,
      2,
    )
    expectSentence(
      await runInside(place, ['simulate', 'het-eerste-jaar', '--until', 'soon']),
      /^--until requires a day as YYYY-MM-DD, got 'soon'\./,
      2,
    )
  })

  it('refuses ways out that are half set up or cannot be, and never quotes a password', async () => {
    const place = await newHere()
    const smtp = { PEILMOMENT_SMTP_URL: 'smtp://user:geheim@mail.example.org' }
    const from = { PEILMOMENT_MAIL_FROM: 'onderzoek@example.org' }
    const wrong: [Record<string, string>, RegExp][] = [
      [smtp, /^PEILMOMENT_SMTP_URL and PEILMOMENT_MAIL_FROM are set together/],
      [
        { ...from, PEILMOMENT_SMTP_URL: 'https://user:geheim@x.org' },
        /^Setting PEILMOMENT_SMTP_URL: must be smtp/,
      ],
      [{ ...smtp, PEILMOMENT_MAIL_FROM: 'nobody' }, /^Setting PEILMOMENT_MAIL_FROM: must be an address/],
      [{ ...smtp, ...from, PEILMOMENT_BOUNCE_ADDRESS: 'x' }, /^Setting PEILMOMENT_BOUNCE_ADDRESS: must be/],
      [{ PEILMOMENT_SMS_TOKEN: 'geheim' }, /^PEILMOMENT_SMS_URL and PEILMOMENT_SMS_TOKEN are set together/],
    ]
    for (const [settings, sentence] of wrong) {
      const ended = await runInside(withEnv(place, settings), ['send'])
      expectSentence(ended, sentence, 2)
      expect(ended.error).not.toContain('geheim')
    }
    expectSentence(await runInside(place, ['bounces', 'nothing.eml']), /^There is no file nothing\.eml\./, 2)
  }, 120_000)

  it('cannot listen on an address that is not its own', async () => {
    const foreign = withEnv(await newHere(), { PEILMOMENT_HOST: '192.0.2.1' })
    expectSentence(
      await runInside(foreign, ['serve', '--port', '0']),
      /^Cannot listen on 192\.0\.2\.1, port 0: /,
    )
  })

  it('cannot use a file that is no database, a folder, or a database server that is not there', async () => {
    const place = await newHere()
    const file = join(place.folder, 'letter.db')
    writeFileSync(file, 'Geachte heer of mevrouw, '.repeat(100))
    const noDatabase = withEnv(place, { PEILMOMENT_DATABASE: `sqlite:${file}` })
    expectSentence(
      await runInside(noDatabase, ['audit']),
      /^The database cannot be opened: file is not a database\./,
    )
    mkdirSync(join(place.folder, 'folder.db'))
    const folder = withEnv(place, { PEILMOMENT_DATABASE: 'sqlite:folder.db' })
    expectSentence(await runInside(folder, ['audit']), /^The database cannot be opened: /)
    const nobody = withEnv(place, { PEILMOMENT_DATABASE: 'postgres://test:geheim@127.0.0.1:9/test' })
    const ended = await run(nobody, ['audit'])
    expectSentence(ended, /^The database cannot be reached\./)
    expect(ended.error).not.toContain('geheim')
  })

  it('does not go on with a secrets file that was damaged, and does not quote from it', async () => {
    const place = await newHere()
    writeFileSync(place.env.PEILMOMENT_SECRETS_FILE!, '{"vaultKey": "kort"')
    const ended = await run(place, ['audit'])
    expectSentence(ended, /^The secrets file \S+ cannot be used: it is not as it was made\./, 2)
    expect(ended.error).not.toContain('kort')
  })
})
