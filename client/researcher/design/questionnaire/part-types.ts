/** What can be added to a questionnaire, and what each begins with. */
import type { Json } from '../../../../surveys/edit/json.ts'

export const partTypes: Readonly<Record<string, readonly string[]>> = {
  choose: ['radiogroup', 'checkbox', 'dropdown', 'tagbox', 'boolean', 'ranking', 'imagepicker', 'rating'],
  write: ['text', 'comment', 'multipletext'],
  tables: ['matrix', 'matrixdropdown', 'matrixdynamic'],
  groups: ['panel', 'paneldynamic'],
  other: ['html', 'image', 'expression'],
}

const yesNo = [
  { value: 'yes', text: { default: 'Ja', en: 'Yes' } },
  { value: 'no', text: { default: 'Nee', en: 'No' } },
]
const rows = ['row1', 'row2'].map((value, index) => ({
  value,
  text: { default: `Rij ${index + 1}`, en: `Row ${index + 1}` },
}))
const empty = { default: '', en: '' }

const begins: Readonly<Record<string, Json>> = {
  page: { elements: [] },
  radiogroup: { choices: yesNo },
  checkbox: { choices: yesNo },
  dropdown: { choices: yesNo },
  tagbox: { choices: yesNo },
  ranking: { choices: yesNo },
  imagepicker: { choices: [] },
  multipletext: { items: [{ name: 'text1', title: empty }] },
  matrix: { columns: yesNo, rows },
  matrixdropdown: {
    columns: [{ name: 'column1', title: empty, cellType: 'dropdown' }],
    choices: yesNo,
    rows,
  },
  matrixdynamic: { columns: [{ name: 'column1', title: empty, cellType: 'text' }], rowCount: 0 },
  panel: { elements: [] },
  paneldynamic: { templateElements: [], panelCount: 0 },
  html: { html: empty },
  expression: { expression: '' },
}

const untitled = new Set(['html', 'image'])

export function newPart(type: string, name: string): Json {
  const part = type === 'page' ? { name } : { type, name }
  return { ...part, ...(!untitled.has(type) && { title: empty }), ...begins[type] }
}
