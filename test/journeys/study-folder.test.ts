/** A study as files: out of the program, into a folder, and back as a draft. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readStudyFolder, writeStudyFolder } from '../../server/cli/study-folder.ts'
import { newDatabaseUrl } from '../support/databases.ts'
import { newPlace, run } from '../support/program.ts'
import { runInside } from '../support/program-inside.ts'

it('a folder with something else in it, another study, or a broken file is refused in a sentence and left as it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'peilmoment-folder-'))
  writeFileSync(join(folder, 'notes.txt'), 'mine')
  expect(() => writeStudyFolder(folder, { study: { id: 'mine' } })).toThrow(
    /holds something else than a study/,
  )
  expect(() => readStudyFolder(folder)).toThrow(/no study\.json/)
  writeFileSync(join(folder, 'study.json'), '{ "id": "other" }')
  expect(() => writeStudyFolder(folder, { study: { id: 'mine' } })).toThrow(/the study 'other', not 'mine'/)
  writeFileSync(join(folder, 'study.json'), '{ "id": ')
  expect(() => readStudyFolder(folder)).toThrow(/study\.json' is not JSON/)
  expect(readdirSync(folder)).toEqual(['notes.txt', 'study.json'])
})

it('goes out as files, is checked there, comes in as a draft, and goes out the same', async () => {
  const place = newPlace(await newDatabaseUrl('sqlite'))
  const [first, second] = [join(place.folder, 'first'), join(place.folder, 'second')]
  expect((await run(place, ['study', 'export', 'het-eerste-jaar', first])).code).toBe(0)
  expect((await runInside(place, ['study', 'import', first])).out).toMatch(
    /^het-eerste-jaar: a draft of 10 files\./,
  )
  await runInside(place, ['study', 'export', 'het-eerste-jaar', second, '--draft'])
  for (const file of ['study.json', 'plan.json', 'questionnaires/decision.json'])
    expect(readFileSync(join(second, file), 'utf8')).toBe(readFileSync(join(first, file), 'utf8'))

  const waves = join(first, 'waves.json')
  writeFileSync(waves, readFileSync(waves, 'utf8').replace(/"openDays": \d+/, '"openDays": 0'))
  const { code, out, error } = await run(place, ['check', first, '--coverage'])
  expect(out).toMatch(
    /problem W207 waves \[0\]\.openDays: Must be at least one day\. Give a whole number from 1\./,
  )
  expect(out).toMatch(/^searching\n {2}first-half: searching\n {2}second-half: searching$/m)
  expect(out).toMatch(/^first-half: about \d+ minutes to answer, \d+ to \d+ by route$/m)
  expect(error).toMatch(/problem\(s\)\.$/m)
  expect(code).toBe(1)
})
