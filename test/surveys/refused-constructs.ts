/** Questions of several values and images that may not be published. */

import { withElements } from './refused.ts'

const panel = (...templateElements: unknown[]) => ({ type: 'paneldynamic', name: 'spells', templateElements })
const panels = (...elements: unknown[]) => withElements(panel(...elements))
const inPanel = (property: string) => `pages[0].elements[0].templateElements[0].${property}`

/** What is wrong, the questionnaire, the path and a part of the message. */
export const refusedConstructs: [string, unknown, string, RegExp][] = [
  [
    'an image from elsewhere',
    withElements({ type: 'image', name: 'm', imageLink: 'https://example.org/a.png' }),
    'pages[0].elements[0].imageLink',
    /who is answering/,
  ],
  [
    'an image to choose from elsewhere',
    withElements({
      type: 'imagepicker',
      name: 'm',
      choices: [{ value: 1, imageLink: '//example.org/a.png' }],
    }),
    'pages[0].elements[0].choices[0].imageLink',
    /who is answering/,
  ],
  [
    'a matrix without rows',
    withElements({ type: 'matrix', name: 'm', columns: [1, 2] }),
    'pages[0].elements[0].rows',
    /at least one row/,
  ],
  [
    'a row that cannot be part of a name',
    withElements({ type: 'matrix', name: 'm', columns: [1, 2], rows: ['my pay'] }),
    'pages[0].elements[0].rows[0].value',
    /letters/,
  ],
  [
    'a column that SurveyJS loses',
    withElements({ type: 'matrix', name: 'm', columns: [0, 1], rows: ['pay'] }),
    'pages[0].elements[0].columns',
    /loses/,
  ],
  [
    'several answers per row',
    withElements({ type: 'matrix', name: 'm', columns: [1, 2], rows: ['pay'], cellType: 'checkbox' }),
    'pages[0].elements[0].cellType',
    /checkbox question per row/,
  ],
  [
    'a cell that is no question',
    withElements({
      type: 'matrixdropdown',
      name: 'm',
      rows: ['pay'],
      columns: [{ name: 'a', cellType: 'file' }],
    }),
    'pages[0].elements[0].columns[0].cellType',
    /cannot stand in a cell/,
  ],
  [
    'an entry nobody asked for',
    withElements({ type: 'matrixdynamic', name: 'm', columns: [{ name: 'a', cellType: 'text' }] }),
    'pages[0].elements[0].rowCount',
    /rowCount: 0/,
  ],
  ['a list in a list', panels({ type: 'matrixdynamic', name: 'm' }), inPanel('type'), /one by one/],
  [
    'an unknown neighbour',
    panels({ type: 'text', name: 'x', visibleIf: '{panel.y} = 1' }),
    inPanel('visibleIf'),
    /'y'/,
  ],
  [
    'a neighbour without its prefix',
    panels({ type: 'text', name: 'x' }, { type: 'text', name: 'y', visibleIf: '{x} = 1' }),
    'pages[0].elements[0].templateElements[1].visibleIf',
    /write \{panel\.x\}/,
  ],
  [
    'a neighbour read from outside',
    withElements(panel({ type: 'text', name: 'x' }), {
      type: 'text',
      name: 'z',
      visibleIf: '{spells.x} = 1',
    }),
    'pages[0].elements[1].visibleIf',
    /\{spells\[0\]\.NAME\}/,
  ],
  [
    'entries that depend on themselves',
    panels({ type: 'expression', name: 'x', expression: "sumInArray({spells}, 'x')" }),
    'pages[0].elements[0]',
    /itself/,
  ],
  [
    'a sum with a condition',
    withElements({ type: 'text', name: 'a', visibleIf: "sumInArray({a}, 'x', {x} > 1) > 2" }),
    'pages[0].elements[0].visibleIf',
    /a list and a name/,
  ],
  [
    'choices to rank that come and go',
    withElements({ type: 'ranking', name: 'r', choices: [1, { value: 2, visibleIf: '{r} empty' }] }),
    'pages[0].elements[0].choices[1].visibleIf',
    /come and go/,
  ],
  [
    'a slider of two numbers',
    withElements({ type: 'slider', name: 's', sliderType: 'range' }),
    'pages[0].elements[0].sliderType',
    /two questions/,
  ],
]
