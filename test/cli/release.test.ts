/** A release from the command line: made with a key of its own, verified where there is no database. */
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockPlan } from '../../server/commands/lock-plan.ts'
import { audit } from '../../server/database/schema.ts'
import { answeringStudy } from '../support/answering-study.ts'
import { newDatabaseUrl } from '../support/databases.ts'
import { openHouse } from '../support/house.ts'
import { newPlace, run } from '../support/program.ts'
import { runInside } from '../support/program-inside.ts'

describe('peilmoment release and verify', { timeout: 180_000 }, () => {
  it('make a bundle and a key that only its owner reads; elsewhere it holds by the fingerprint that was printed', async () => {
    const url = await newDatabaseUrl('sqlite')
    const before = await openHouse('sqlite', answeringStudy(), url)
    await lockPlan(before.context, 'cli', 'small')
    await before.close()
    const place = newPlace(url)
    const made = await run(place, ['release', 'small', '--out', 'small.zip'], 100_000)
    expect(made).toMatchObject({ code: 0, error: '' })
    const print = /SHA256:[\w+/]+/.exec(made.out)![0]
    expect(statSync(join(place.folder, 'data/release-key.pem')).mode & 0o777).toBe(0o600)

    const house = await openHouse('sqlite', answeringStudy(), url)
    const lines = await house.context.store.now.select().from(audit)
    const hash = /Manifest SHA-256 (\w+)/.exec(made.out)![1]
    expect(lines.find(({ action }) => action === 'export')).toMatchObject({
      subject: 'study:small',
      detail: { name: 'release', manifest: hash },
    })
    await house.close()

    const elsewhere = mkdtempSync(join(tmpdir(), 'peilmoment-elsewhere-'))
    const file = join(place.folder, 'small.zip')
    const spoiled = join(elsewhere, 'spoiled.zip')
    writeFileSync(spoiled, readFileSync(file).subarray(0, 5_000))
    const visitor = { folder: elsewhere, env: {} }
    const unknown = await runInside(visitor, ['verify', file])
    const named = await run(visitor, ['verify', file, '--key', print], 100_000)
    const broken = await runInside(visitor, ['verify', spoiled])
    const report = await runInside(visitor, ['report', '--release', file, '--key', print])
    const persons = await runInside(visitor, [
      'export',
      'small',
      'persons',
      '--release',
      file,
      '--key',
      print,
    ])
    const cases = await runInside(visitor, ['export', 'small', 'cases', '--release', file, '--key', print])
    const other = await runInside(visitor, ['export', 'other', 'panel', '--release', file, '--key', print])
    expect([cases.code, cases.error]).toEqual([
      2,
      "From a release come panel, persons, filled, not 'cases'.\n",
    ])
    expect([other.code, other.error]).toEqual([2, `The release ${file} is of 'small', not of 'other'.\n`])
    expect([persons.code, persons.out]).toEqual([0, expect.stringMatching(/^member,.*answered/)])
    expect([unknown.code, unknown.out]).toEqual([1, expect.stringContaining('✗ That key is not known here.')])
    expect([named.code, named.out]).toEqual([
      0,
      expect.stringContaining('✓ That key is the one that you named.'),
    ])
    expect([broken.code, broken.out]).toEqual([1, '✗ This file is no release: it cannot be opened as one.\n'])
    expect([report.code, report.error]).toEqual([1, 'This release holds no report.\n'])
    // Who only looks leaves nothing behind.
    expect(existsSync(join(elsewhere, 'data'))).toBe(false)
  })
})
