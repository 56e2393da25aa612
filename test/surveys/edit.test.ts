import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  comparisons,
  isUnary,
  readCondition,
  takesSeveral,
  writeCondition,
} from '../../surveys/edit/condition.ts'
import { beginHistory, redo, step, undo } from '../../surveys/edit/history.ts'
import { insertAt, moveTo, type Path, setAt, valueAt } from '../../surveys/edit/json.ts'
import {
  copyFor,
  findText,
  freeName,
  namesIn,
  renameIn,
  renamePart,
  replaceText,
} from '../../surveys/edit/names.ts'
import { everyPart, findPart, outlineOf } from '../../surveys/edit/outline.ts'
import { isFlat, onOnePage } from '../../surveys/edit/pages.ts'
import { studies } from '../../surveys/index.ts'
import { anyQuestionnaire } from './any-questionnaire.ts'

let made = 0
const questionnaire = anyQuestionnaire((stem) => {
  made += 1
  return `${stem}${made}`
})

describe('the designer', () => {
  it('loses nothing of a questionnaire when something in it is changed: all else stays the very same', () => {
    fc.assert(
      fc.property(questionnaire, fc.nat(), (json, pick) => {
        const before = JSON.stringify(json)
        const parts = [...everyPart(outlineOf(json))]
        if (parts.length === 0) return
        const part = parts[pick % parts.length]!
        const next = setAt(json, [...part.path, 'title'], 'Anders')
        expect(JSON.stringify(setAt(next, [...part.path, 'title'], part.json.title))).toBe(
          'title' in part.json ? before : JSON.stringify(json),
        )
        for (const other of parts) {
          const touched = other.path.every((key, place) => part.path[place] === key)
          if (!touched && !part.path.every((key, place) => other.path[place] === key))
            expect(valueAt(next, other.path)).toBe(other.json)
        }
        expect(JSON.stringify(json)).toBe(before)
      }),
      { numRuns: 400 },
    )
  })

  it('moves a part with everything in it, keeps all others, and puts nothing into itself', () => {
    fc.assert(
      fc.property(questionnaire, fc.nat(), fc.nat(), fc.nat(), (json, one, other, place) => {
        const parts = [...everyPart(outlineOf(json))].filter(({ kind }) => kind !== 'page')
        const homes: Path[] = [...everyPart(outlineOf(json))]
          .filter(({ kind, type }) => kind === 'page' || type === 'panel')
          .map(({ path }) => [...path, 'elements'])
        if (parts.length === 0 || homes.length === 0) return
        const part = parts[one % parts.length]!
        const home = homes[other % homes.length]!
        const length = (valueAt(json, home) as unknown[]).length
        const moved = moveTo(json, part.path, home, place % (length + 1))
        if (part.path.every((key, index) => home[index] === key)) {
          expect(moved).toBe(null)
          return
        }
        const sorted = (from: unknown) => [...everyPart(outlineOf(from))].map(({ name }) => name).sort()
        expect(sorted(moved)).toEqual(sorted(json))
        expect(findPart(moved, part.name)!.json).toBe(part.json)
      }),
      { numRuns: 400 },
    )
  })

  it('changes a name wherever it is read, and nowhere else', () => {
    const json = {
      pages: [
        {
          name: 'work',
          elements: [
            { type: 'radiogroup', name: 'work', title: 'work', choices: ['work'] },
            {
              type: 'text',
              name: 'hours',
              visibleIf: "{work} = 'work' and {work.length} > 0 and {works} notempty",
            },
            { type: 'html', name: 'told', html: { default: 'U zei {work}, { work-Comment }.' } },
            { type: 'checkbox', name: 'c', choicesFromQuestion: 'work' },
          ],
        },
      ],
    }
    expect(renameIn(json, 'work', 'job')).toEqual({
      pages: [
        {
          name: 'job',
          elements: [
            { type: 'radiogroup', name: 'job', title: 'work', choices: ['work'] },
            {
              type: 'text',
              name: 'hours',
              visibleIf: "{job} = 'work' and {job.length} > 0 and {works} notempty",
            },
            { type: 'html', name: 'told', html: { default: 'U zei {job}, { job-Comment }.' } },
            { type: 'checkbox', name: 'c', choicesFromQuestion: 'job' },
          ],
        },
      ],
    })
  })

  it('renames only the one part where several have its name, or where it had none', () => {
    const json = {
      elements: [
        { type: 'text', name: 'a' },
        { type: 'text', name: 'a', visibleIf: '{a} = 1' },
        { type: 'text', name: '', title: 'Leeg {}' },
        { type: 'text', title: 'Zonder naam' },
      ],
    }
    const changed = (index: number) => {
      const { elements } = renamePart(json, ['elements', index], 'b') as typeof json
      return elements.filter((element, place) => element !== json.elements[place])
    }
    expect(changed(0)).toEqual([{ type: 'text', name: 'b' }])
    expect(changed(2)).toEqual([{ type: 'text', name: 'b', title: 'Leeg {}' }])
    expect(changed(3)).toEqual([{ type: 'text', title: 'Zonder naam', name: 'b' }])
    const page = { pages: [{ name: 'p' }, { name: 'q', visibleIf: '{p} = 1' }] }
    expect(renamePart(page, ['pages', 0], 'r')).toEqual({
      pages: [{ name: 'r' }, { name: 'q', visibleIf: '{r} = 1' }],
    })
  })

  it('puts what stands on no page on one, in its place and order', () => {
    const json = { title: 'T', questions: [{ name: 'a' }], locale: 'nl', elements: [{ name: 'b' }] }
    expect(isFlat(json)).toBe(true)
    const paged = onOnePage(json, 'page1')
    expect(JSON.stringify(paged)).toBe(
      '{"title":"T","pages":[{"name":"page1","elements":[{"name":"b"},{"name":"a"}]}],"locale":"nl"}',
    )
    expect(isFlat(paged)).toBe(false)
  })

  it('gives a copy names of its own, also in its own conditions', () => {
    const json = { pages: [{ name: 'p', elements: [{ type: 'text', name: 'a' }] }] }
    const block = {
      type: 'panel',
      name: 'block',
      elements: [
        { type: 'text', name: 'a' },
        { type: 'text', name: 'b', visibleIf: '{a} notempty' },
      ],
    }
    expect(copyFor(block, json)).toEqual({
      type: 'panel',
      name: 'block',
      elements: [
        { type: 'text', name: 'a2' },
        { type: 'text', name: 'b', visibleIf: '{a2} notempty' },
      ],
    })
    expect(freeName('question9', new Set(['question9', 'question2']))).toBe('question3')
  })

  it('replaces words in texts and conditions, and leaves names and codes', () => {
    const json = {
      elements: [
        { type: 'text', name: 'uur', title: 'Hoeveel uur?', choices: [{ value: 'uur', text: 'Uur' }] },
      ],
    }
    expect(findText(json, 'UUR', false)).toHaveLength(4)
    expect(replaceText(json, 'uur', 'dagen', false)).toEqual({
      elements: [
        { type: 'text', name: 'uur', title: 'Hoeveel dagen?', choices: [{ value: 'uur', text: 'dagen' }] },
      ],
    })
    expect(replaceText(json, 'uur?', '$&', true)).toMatchObject({ elements: [{ title: 'Hoeveel $&' }] })
  })

  it('undoes and does again what was done, step by step', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 20 }), fc.nat(20), (states, back) => {
        let history = beginHistory<number | string>('start')
        for (const state of states) history = step(history, `${state}`)
        const end = history.present
        const steps = Math.min(back, history.past.length)
        for (let i = 0; i < steps; i++) history = undo(history)
        for (let i = 0; i < steps; i++) history = redo(history)
        expect(history.present).toBe(end)
      }),
    )
    let typed = beginHistory('')
    for (const text of ['H', 'Ho', 'Hoe']) typed = step(typed, text, 'title')
    expect(undo(typed).present).toBe('')
  })

  it('adds to a list that is not there yet', () => {
    expect(insertAt({ pages: [] }, ['pages', 0, 'elements'], 0, 'x')).toEqual({
      pages: [{ elements: ['x'] }],
    })
  })
})

describe('a condition in rows', () => {
  const constant = fc.oneof(fc.integer(), fc.boolean(), fc.stringMatching(/^[a-zA-Z][\w ?.,'"-]{0,10}$/))
  const row = fc.constantFrom(...comparisons).chain((comparison) =>
    fc.record({
      reads: fc.constantFrom('work', 'preload.searching', 'member.benefit', 'reasons.length'),
      comparison: fc.constant(comparison),
      values: isUnary(comparison)
        ? fc.constant([])
        : fc.array(constant, { minLength: 1, maxLength: takesSeveral(comparison) ? 3 : 1 }),
    }),
  )

  it('is not made of what rows cannot say', () => {
    for (const text of [
      '{a} = 1 and ({b} = 2 or {c} = 3)',
      '{a} = {b}',
      'sum({a}, {b}) > 3',
      '!{a}',
      '{a} =',
      '{a} + 1 > 2',
    ])
      expect([text, readCondition(text)]).toEqual([text, null])
  })

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(row, { maxLength: 4 }), (all, rows) => {
        const condition = { all: rows.length < 2 || all, rows }
        expect(readCondition(writeCondition(condition))).toEqual(condition)
      }),
      { numRuns: 500 },
    )
  })

  it('reads the conditions of our own questionnaires, and writes the same condition', () => {
    let read = 0
    for (const instrument of Object.values(studies['het-eerste-jaar']!.instruments)) {
      for (const { path, text } of findText(instrument, '{', true)) {
        if (!String(path.at(-1)).endsWith('If')) continue
        const rows = readCondition(text)
        if (rows === null) continue
        expect(readCondition(writeCondition(rows))).toEqual(rows)
        read += 1
      }
    }
    expect(read).toBeGreaterThan(100)
    expect(namesIn(studies['het-eerste-jaar']!.instruments.decision).size).toBeGreaterThan(20)
  })
})
