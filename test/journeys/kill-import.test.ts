/** `kill -9` while a file is checked and while it is taken in: all of it is there, or nothing; and it can be sent again. */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { publishStudy } from '../../server/commands/publish-study.ts'
import { realImpure } from '../../server/impure.ts'
import { clearImports } from '../../server/jobs/clear-imports.ts'
import { openContext } from '../../server/open-context.ts'
import { studies } from '../../surveys/index.ts'
import { engines, newDatabaseUrl } from '../support/databases.ts'
import { newPlace, type Place, run } from '../support/program.ts'
import { sampleLines } from '../support/sample-file.ts'

const rows = 4_000
const program = join(import.meta.dirname, '../../server/peilmoment.mjs')
const tables = ['panel_member', 'vault_person', 'vault_code', 'vault_contact', 'vault_match'] as const

function open(place: Place, ahead = 0) {
  const { PEILMOMENT_DATABASE: databaseUrl = '', PEILMOMENT_PUBLIC_URL: publicUrl = '' } = place.env
  return openContext(
    {
      host: '127.0.0.1',
      port: 0,
      databaseUrl,
      publicUrl,
      secrets: place.secrets,
      clientFolder: null,
      dataFolder: place.folder,
      attemptsPerMinute: 20,
    },
    { channels: {}, impure: realImpure(() => Date.now() + ahead) },
  )
}

async function counts(place: Place, hiddenToo = false): Promise<Record<string, number>> {
  const context = await open(place)
  try {
    const found: Record<string, number> = {}
    for (const table of tables) {
      // What is written of members who are not in the panel is seen by nobody, and goes.
      const seen =
        hiddenToo || table === 'panel_member' ? '' : 'where member_id in (select id from panel_member)'
      const [row] = await context.store.engine.read(`select count(*) from ${table} ${seen}`, [], false)
      found[table] = Number((row as unknown[])[0])
    }
    return found
  } finally {
    await context.store.close()
  }
}

/** Imports the file and kills the process when its import is in `state` and `enough` holds of the staged rows. */
async function killWhen(place: Place, file: string, staged: number): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [program, 'import', file, '--study', 'het-eerste-jaar', '--ignore-rest'],
    {
      cwd: place.folder,
      env: { ...process.env, ...place.env },
      stdio: 'ignore',
    },
  )
  const gone = new Promise<number | null>((resolve) => child.once('close', resolve))
  const context = await open(place)
  try {
    for (;;) {
      const [row] = await context.store.engine.read(
        "select (select count(*) from import_member), (select count(*) from import_job where state <> 'checking' and counts is not null)",
        [],
        false,
      )
      const [members, ready] = (row as unknown[]).map(Number) as [number, number]
      if (child.exitCode !== null || (staged < rows ? members >= staged : ready > 0)) break
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  } finally {
    child.kill('SIGKILL')
    await context.store.close()
  }
  return (await gone) === null
}

describe.each(engines)('an import that is killed, on %s', (engine) => {
  it('leaves all of a file or nothing, and the same file can be sent again', async () => {
    const place = newPlace(await newDatabaseUrl(engine))
    const file = join(place.folder, 'sample.csv')
    writeFileSync(file, [...sampleLines(rows)].join(''))
    const context = await open(place)
    await publishStudy(context, 'cli', studies['het-eerste-jaar']!, { simulated: false })
    await context.store.close()
    const whole = {
      panel_member: rows,
      vault_person: rows,
      vault_code: rows,
      vault_contact: 3 * rows,
      vault_match: 4 * rows,
    }
    const nothing = Object.fromEntries(tables.map((table) => [table, 0]))

    expect(await killWhen(place, file, 500)).toBe(true)
    expect(await counts(place)).toEqual(nothing)
    // Killed as soon as it may be taken in: in the middle of that, or just after.
    await killWhen(place, file, rows)
    expect([nothing, whole]).toContainEqual(await counts(place))
    const again = await run(place, ['import', file, '--study', 'het-eerste-jaar', '--ignore-rest'], 60_000)
    expect(again.code === 0 || again.out.includes('belongs to panel member')).toBe(true)
    expect(await counts(place)).toEqual(whole)
    // A day later nothing is left of what was broken off.
    const later = await open(place, 25 * 3_600_000)
    try {
      await clearImports(later)
      const [left] = await later.store.engine.read('select count(*) from import_member', [], false)
      expect(Number((left as unknown[])[0])).toBe(0)
    } finally {
      await later.store.close()
    }
    expect(await counts(place, true)).toEqual(whole)
    expect(await run(place, ['audit'])).toMatchObject({ code: 0 })
  }, 180_000)
})
