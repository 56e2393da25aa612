/** A PSPP for the tests, which reads SPSS files: found on this machine, or installed where that is possible. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { aptInstall } from './apt.ts'

const places = ['/usr/bin/pspp', '/usr/local/bin/pspp', '/opt/homebrew/bin/pspp']

export function findPspp(): string {
  const find = () => places.find((place) => existsSync(place))
  const found = find() ?? (aptInstall('pspp') ? find() : undefined)
  if (!found)
    throw new Error(
      'The tests need PSPP: install it (Debian: apt-get install pspp; macOS: brew install pspp).',
    )
  return found
}

/** What PSPP makes of a file: its cases as it reads them, and what its dictionary says, line by line. */
export function readSav(bytes: Uint8Array): { rows: Record<string, string>[]; dictionary: string } {
  const folder = mkdtempSync(join(tmpdir(), 'peilmoment-pspp-'))
  const at = (name: string) => join(folder, name)
  writeFileSync(at('data.sav'), bytes)
  writeFileSync(
    at('read.sps'),
    `GET FILE='data.sav'.\nSAVE TRANSLATE /OUTFILE='cases.csv' /TYPE=CSV /FIELDNAMES /CELLS=VALUES.\nDISPLAY DICTIONARY.\n`,
  )
  const settings = { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } } as const
  const dictionary = execFileSync(findPspp(), ['-O', 'format=csv', 'read.sps'], {
    ...settings,
    maxBuffer: 1 << 28,
  })
  const rows = parse(readFileSync(at('cases.csv'), 'utf8'), { columns: true, bom: true }) as Record<
    string,
    string
  >[]
  return { rows, dictionary }
}
