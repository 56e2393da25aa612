import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeDocuments } from '../../surveys/study-files/merge.ts'

const page = (name: string, ...elements: unknown[]) => ({ name, elements })
const item = (name: string, rest: object = {}) => ({ type: 'text', name, ...rest })
const merged = (base: unknown, mine: unknown, theirs: unknown) => {
  const result = mergeDocuments(base, mine, theirs)
  expect(result.conflicts).toEqual([])
  return result.merged
}

/** Lists of things with names of their own, as pages, questions and choices are. */
const tree = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.dictionary(fc.constantFrom('title', 'en', 'nl', 'visibleIf', '__proto__'), tie('value'), {
      maxKeys: 3,
    }),
    fc.uniqueArray(fc.record({ name: fc.string({ maxLength: 2 }), rest: tie('value') }), {
      selector: ({ name }) => name,
      maxLength: 4,
    }),
  ),
})).value

describe('two people on one document', () => {
  it('are told of every place that both changed, and nothing is chosen for them', () => {
    const base = { pages: [page('one', item('hours', { title: 'Uren' }))] }
    const mine = { pages: [page('one', item('hours', { title: 'Hoeveel uur?' }))] }
    const theirs = { pages: [page('one', item('hours', { title: 'Uren per week' }))] }
    expect(mergeDocuments(base, mine, theirs)).toEqual({
      merged: theirs,
      conflicts: [
        {
          path: 'pages[name=one].elements[name=hours].title',
          base: 'Uren',
          mine: 'Hoeveel uur?',
          theirs: 'Uren per week',
        },
      ],
    })
  })

  it('are told when one changed what the other took away', () => {
    const base = { pages: [page('one', item('a'), item('b'))] }
    const mine = { pages: [page('one', item('a'))] }
    const theirs = { pages: [page('one', item('a'), item('b', { title: 'B' }))] }
    const { conflicts } = mergeDocuments(base, mine, theirs)
    expect(conflicts.map(({ path }) => path)).toEqual(['pages[name=one].elements[name=b]'])
  })

  it('both keep what they did when they did it in different places', () => {
    const base = { pages: [page('one', item('a'), item('b')), page('two', item('c'))] }
    const mine = {
      title: 'Mine',
      pages: [page('one', item('a', { title: 'A' }), item('b')), page('two', item('c'))],
    }
    const theirs = {
      pages: [page('two', item('c'), item('new')), page('one', item('a'), item('b', { min: 1 }))],
    }
    expect(merged(base, mine, theirs)).toEqual({
      title: 'Mine',
      pages: [
        page('two', item('c'), item('new')),
        page('one', item('a', { title: 'A' }), item('b', { min: 1 })),
      ],
    })
  })

  it('both add to the same list, each at their own place', () => {
    const base = { choices: ['a', 'b', 'c'] }
    const mine = { choices: ['a', 'mine', 'b', 'c'] }
    const theirs = { choices: ['a', 'b', 'c', 'theirs'] }
    expect(merged(base, mine, theirs)).toEqual({ choices: ['a', 'mine', 'b', 'c', 'theirs'] })
  })

  it('do not notice each other when only one of them did something', () => {
    fc.assert(
      fc.property(tree, tree, (base, mine) => {
        expect(merged(base, mine, base)).toEqual(mine)
        expect(merged(base, base, mine)).toEqual(mine)
        expect(merged(base, mine, mine)).toEqual(mine)
      }),
    )
  })

  it('find the same places, whoever of the two is asked', () => {
    fc.assert(
      fc.property(tree, tree, tree, (base, mine, theirs) => {
        const one = mergeDocuments(base, mine, theirs).conflicts.map(({ path }) => path)
        const other = mergeDocuments(base, theirs, mine).conflicts.map(({ path }) => path)
        expect(new Set(one)).toEqual(new Set(other))
      }),
    )
  })
})
