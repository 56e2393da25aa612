import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { FOLDER } from './reference-files.ts'
import { families } from './reference-walk/families/index.ts'
import { type Account, Ledger } from './reference-walk/ledger.ts'
import { namesIn, walkOne } from './reference-walk/walk.ts'

/** Another folder of references in the same layout may be walked instead. */
const folder = process.env.REFERENCES ?? FOLDER
const accounts: [string, Account][] = []

function line([name, { compared, worst, place, left }]: [string, Account]): string {
  const aside = [...left].map(([reason, count]) => `\n${' '.repeat(46)}${count} not: ${reason}`)
  const total = [...left.values()].reduce((sum, count) => sum + count, 0)
  return `${name.padEnd(34)} ${String(compared).padStart(6)} ${String(total).padStart(5)}  ${worst.toExponential(1).padStart(7)}  ${place}${aside.join('')}`
}

afterAll(() => {
  const compared = accounts.reduce((sum, [, account]) => sum + account.compared, 0)
  console.log(
    `reference                        compared   not    worst  where\n${accounts.map(line).join('\n')}\n${compared} numbers compared`,
  )
})

describe('every number of every reference', () => {
  for (const name of namesIn(folder))
    test(`${name} is given by the product, or left aside for a reason`, () => {
      const account = walkOne(name, folder, families)
      accounts.push([name, account])
      expect(account.problems).toEqual([])
    })
})

describe('the walk complains', () => {
  test('of a reference of an estimator that it does not know', () => {
    const strange = mkdtempSync(join(tmpdir(), 'references-'))
    writeFileSync(join(strange, 'strange.json'), JSON.stringify({ estimator: 'ridge', results: { a: 1 } }))
    expect(namesIn(strange).map((name) => walkOne(name, strange, families).problems)).toEqual([
      ["The estimator 'ridge' is not known to the walk."],
    ])
  })
  test('of a number that is not compared, of one that differs, and of none that is compared', () => {
    const ledger = new Ledger({ a: 1, b: { c: [2, 'NaN'], d: null } }, [])
    ledger.see({ b: { c: [2.1, null], d: 5 } }, [])
    const { compared, problems } = ledger.account(() => 1e-8)
    expect(compared).toBe(2)
    expect(problems).toEqual([
      'a is not compared, and no reason is given',
      'b / c / 0 is 2.1, where the reference has 2',
    ])
  })
})
