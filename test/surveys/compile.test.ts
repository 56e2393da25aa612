import { Serializer } from 'survey-core'
import { describe, expect, it } from 'vitest'
import { inDutch } from '../../surveys/instrument/in-dutch.ts'
import { compileInstrument, InstrumentError } from '../../surveys/instrument/index.ts'
import { allowedProperties, ownProperties } from '../../surveys/instrument/properties.ts'
import { everyInstrument } from './every-instrument.ts'
import { refused, withElements } from './refused.ts'
import { refusedConstructs } from './refused-constructs.ts'

function problemsOf(json: unknown): readonly { path: string; message: string }[] {
  try {
    compileInstrument(json)
    return []
  } catch (error) {
    if (error instanceof InstrumentError) return error.problems
    throw error
  }
}

describe('publishing refuses, with the path', () => {
  it.each([...refused, ...refusedConstructs])('%s', (_what, json, path, message) => {
    const problems = problemsOf(json)
    const there = problems.filter((problem) => problem.path === path)
    expect(there.map((problem) => problem.message).join('\n'), JSON.stringify(problems)).toMatch(message)
    // In Dutch too, reason and all.
    for (const { message: said } of problems) {
      const dutch = inDutch(said).replace(/\(Expected.*\)$/s, '')
      expect(dutch).not.toBe(said)
      expect(dutch).not.toMatch(/ (are|not|must|cannot|does|there|with|which) |: (use|write|ask|give|put) /)
    }
  })

  it('everything at once', () => {
    const json = withElements(
      { type: 'file', name: 'm' },
      { type: 'text', name: '1', visibleIf: '{x} = 1', min: 1 },
    )
    expect(problemsOf(json)).toHaveLength(4)
  })
})

describe('the list of properties', () => {
  const classes = ['survey', 'page', 'panel', 'html', 'text', 'comment', 'radiogroup', 'checkbox', 'dropdown']
  classes.push('boolean', 'rating', 'expression', 'tagbox', 'ranking', 'imagepicker', 'buttongroup', 'slider')
  classes.push(
    'image',
    'multipletext',
    'multipletextitem',
    'matrix',
    'matrixdropdown',
    'matrixdynamic',
    'paneldynamic',
  )

  it.each(classes)('holds for %s nothing that survey-core does not know', (type) => {
    const known = new Set(['type', '$schema', ...ownProperties])
    for (const property of Serializer.getProperties(type)) {
      known.add(property.name)
      if (property.alternativeName) known.add(property.alternativeName)
    }
    expect([...allowedProperties[type]!].filter((property) => !known.has(property))).toEqual([])
  })

  it.each(classes.slice(4))(
    'leaves out for %s, and so refuses, every property that gives or moves a value',
    (type) => {
      const moving = [
        'valueName',
        'defaultValue',
        'defaultValueExpression',
        'setValueExpression',
        'setValueIf',
      ]
      for (const property of [...moving, 'resetValueIf', 'bindings', 'choicesByUrl', 'maskType']) {
        expect(allowedProperties[type]!.has(property)).toBe(false)
      }
    },
  )
})

describe('a compiled instrument', () => {
  it.each(Object.entries(everyInstrument))(
    'has a hash of its content, whatever the order of its keys: %s',
    (_name, json) => {
      const turned = turn(json)
      expect(compileInstrument(turned).hash).toBe(compileInstrument(json).hash)
      expect(compileInstrument(json).hash).toMatch(/^[0-9a-f]{64}$/)
      const changed = { ...(json as object), title: 'another title' }
      expect(compileInstrument(changed).hash).not.toBe(compileInstrument(json).hash)
    },
  )

  it('says in its codebook what an item is', () => {
    const choices = [{ value: 'y', text: { default: 'ja', en: 'yes' } }, 'dontKnow']
    const more = {
      choices,
      missing: ['dontKnow'],
      showOtherItem: true,
      concept: 'c',
      role: 'outcome',
      isRequired: true,
    }
    const { items } = compileInstrument(
      withElements({ ...more, type: 'radiogroup', name: 'a', visibleIf: '{member.benefit} = "WW"' }),
    )
    expect(items).toMatchObject([
      {
        name: 'a',
        valueType: 'code',
        choices: [
          { value: 'y', label: { nl: 'ja', en: 'yes' } },
          { value: 'dontKnow', label: { nl: 'dontKnow', en: 'dontKnow' } },
          { value: 'other' },
        ],
        missing: ['dontKnow'],
        required: 'always',
        conditional: true,
        within: ['page'],
        concept: 'c',
        role: 'outcome',
      },
      { name: 'a-Comment', commentOf: 'a', valueType: 'text' },
    ])
  })

  it('has a row for a calculated value that is part of the response, and none for another', () => {
    const calculated = (more: object) => ({
      ...withElements({ type: 'text', name: 'a' }),
      calculatedValues: [{ name: 'c', expression: '{a}', ...more }],
    })
    const kept = compileInstrument(calculated({ includeIntoResult: true }))
    expect(kept.item('c')).toMatchObject({ page: '', valueType: 'computed' })
    expect(compileInstrument(calculated({})).item('c')).toBeUndefined()
  })
})

function turn(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(turn)
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(
    Object.entries(json)
      .reverse()
      .map(([key, value]) => [key, turn(value)]),
  )
}
