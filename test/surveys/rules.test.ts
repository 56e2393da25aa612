import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Rule, rules } from '../../surveys/check-design/rules/index.ts'
import { rulesTable } from '../../surveys/check-design/rules/table.ts'

const list = Object.entries(rules as Readonly<Record<string, Rule>>)
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))]
const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'surveys'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !file.includes('/rules/'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

describe('a rule', () => {
  it.each(list)('%s says in both languages what is the matter and what to do', (_number, rule) => {
    for (const text of [rule.sentence, rule.remedy]) {
      expect(text.nl.trim()).not.toBe('')
      expect(text.en.trim()).not.toBe('')
    }
    const apart = rule.sentence.nl === '{nl}'
    if (!apart) expect(placeholders(rule.sentence.nl).sort()).toEqual(placeholders(rule.sentence.en).sort())
    expect(placeholders(rule.remedy.nl).sort()).toEqual(placeholders(rule.remedy.en).sort())
  })

  it('is there because some check reports it', () => {
    expect(list.map(([number]) => number).filter((number) => !sources.includes(`'${number}'`))).toEqual([])
  })
})

it('the table of rules for people is up to date', async () => {
  await expect(rulesTable()).toMatchFileSnapshot('../../surveys/check-design/RULES.md')
})
