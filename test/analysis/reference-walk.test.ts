import { afterAll, describe, expect, test } from 'vitest'
import { FOLDER } from './reference-files.ts'
import { families } from './reference-walk/families/index.ts'
import type { Account } from './reference-walk/ledger.ts'
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
