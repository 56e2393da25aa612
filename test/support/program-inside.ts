/** The same program in this process: starting one takes seconds, and what it says and gives is the same. */
import { format } from 'node:util'
import { vi } from 'vitest'
import { runProgram } from '../../server/cli/program.ts'
import type { Ended, Place } from './program.ts'

/** Runs a command in a place, one at a time: folder, environment and output are those of the whole process. */
export async function runInside(
  { folder, env }: Pick<Place, 'folder' | 'env'>,
  words: readonly string[],
): Promise<Ended> {
  const said = { out: '', error: '' }
  const line =
    (where: keyof typeof said) =>
    (...parts: unknown[]) => {
      said[where] += `${format(...parts)}\n`
    }
  const text = (where: keyof typeof said) => (part: unknown) => {
    said[where] += part
    return true
  }
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(line('out')),
    vi.spyOn(console, 'error').mockImplementation(line('error')),
    vi.spyOn(process.stdout, 'write').mockImplementation(text('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(text('error')),
  ]
  const before = { folder: process.cwd(), env: process.env }
  const inherited = Object.entries(before.env).filter(([name]) => !name.startsWith('PEILMOMENT_'))
  process.chdir(folder)
  process.env = { ...Object.fromEntries(inherited), ...env }
  try {
    return { code: await runProgram(words), ...said }
  } finally {
    process.env = before.env
    process.chdir(before.folder)
    for (const spy of spies) spy.mockRestore()
  }
}
