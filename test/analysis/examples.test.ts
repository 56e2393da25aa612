import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformWithOxc } from 'vite'
import { describe, expect, test } from 'vitest'
import * as analysis from '../../analysis/index.ts'

const ROOT = join(import.meta.dirname, '../..')

interface Example {
  readonly name: string
  readonly code: string
  readonly checks: number
}

/** Every `@example` of a file: its lines, each `// => value` turned into a check. */
function examplesOf(file: string): Example[] {
  const source = readFileSync(join(ROOT, file), 'utf8')
  return [...source.matchAll(/\/\*\*([\s\S]*?)\*\//g)].flatMap((comment) => {
    const [, example] = comment[1]!.split('@example')
    if (example === undefined) return []
    const lines = example.split('\n').map((line) => line.replace(/^\s*\* ?/, ''))
    const name = /(?:function|const|interface) (\w+)/.exec(
      source.slice(comment.index + comment[0].length),
    )?.[1]
    const code = lines.map((line) => line.replace(/^(.*?)\s*\/\/ => (.*)$/, '__check(($1), ($2))'))
    return [
      {
        name: `${file} ${name}`,
        code: code.join('\n'),
        checks: lines.filter((line) => line.includes('// =>')).length,
      },
    ]
  })
}

/** Typed arrays as arrays, -0 as 0, numbers to 12 digits. */
function plain(value: unknown): unknown {
  if (typeof value === 'number')
    return value === 0 || Number.isNaN(value) ? value + 0 : Number(value.toPrecision(12))
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, plain)
  return Array.isArray(value) ? value.map(plain) : value
}

const files = readdirSync(join(ROOT, 'analysis'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `analysis/${file.replaceAll('\\', '/')}`)
const examples = files.flatMap(examplesOf)

describe('examples in the comments', () => {
  test('there are many', () => expect(examples.length).toBeGreaterThan(30))

  for (const { name, code, checks } of examples)
    test(`${name} is true`, async () => {
      const file = name.split(' ')[0]!
      const scope: Record<string, unknown> = { ...analysis, ...(await import(join(ROOT, file))) }
      let seen = 0
      scope.__check = (own: unknown, expected: unknown) => {
        seen++
        expect(plain(own)).toEqual(plain(expected))
      }
      const { code: script } = await transformWithOxc(code, 'example.ts')
      new Function(...Object.keys(scope), script)(...Object.values(scope))
      expect(seen).toBe(checks)
      expect(checks).toBeGreaterThan(0)
    })
})
