/** An XLSForm as SurveyJS JSON: groups at the top are pages, groups inside are panels, repeats are repeated panels. */
import type { Notes } from '../notes.ts'
import type { Form, FormRow } from './form.ts'
import { namesOf, safeName, typeOf } from './names.ts'
import { type Making, noteColumns, placeOf, questionOf, said, textOf } from './question.ts'

type Json = Record<string, unknown>

interface Open {
  readonly kind: 'group' | 'repeat'
  readonly json: Json
  readonly elements: Json[]
  readonly repeat: string
}

/** Rows that note something by themselves: moments and devices are kept here in another way, or not at all. */
const ofItself = new Set([
  ...[
    'start',
    'end',
    'today',
    'deviceid',
    'subscriberid',
    'simserial',
    'phonenumber',
    'username',
    'email',
    'audit',
  ],
  ...['start-geopoint', 'background-audio', 'hidden', 'xml-external', 'csv-external'],
])

export function fromXlsForm(form: Form, notes: Notes): Json {
  const making: Making = { form, names: namesOf(form.survey, notes), notes, looks: new Set() }
  const pages: Json[] = []
  const calculatedValues: Json[] = []
  const open: Open[] = []
  let loose: Json[] | null = null
  const put = (element: Json) => {
    const within = open.at(-1)
    if (within) within.elements.push(element)
    else {
      if (!loose) {
        loose = []
        pages.push({ name: `page${pages.length + 1}`, elements: loose })
      }
      loose.push(element)
    }
  }
  for (const row of form.survey) {
    const { kind } = typeOf(row)
    const repeat = open.at(-1)?.repeat ?? ''
    if (kind === '') continue
    if (kind === 'begin_group' || kind === 'begin_repeat') {
      const begun = begin(row, kind === 'begin_repeat', repeat, making)
      if (open.length === 0 && begun.kind === 'group') {
        loose = null
        pages.push(begun.json)
      } else put({ type: begun.kind === 'repeat' ? 'paneldynamic' : 'panel', ...begun.json })
      open.push(begun)
    } else if (kind === 'end_group' || kind === 'end_repeat') {
      if (open.pop() === undefined) noteUneven(row, notes)
      loose = null
    } else if (kind === 'calculate') {
      const value = calculated(row, repeat, making)
      if (value) calculatedValues.push(value)
    } else if (ofItself.has(kind)) {
      notes.add(
        placeOf(row),
        kind,
        'Dit vult een telefoon zelf in. Wanneer iemand antwoordde wordt hier altijd bewaard; de rest niet.',
        'A phone fills this in by itself. When somebody answered is always kept here; the rest is not.',
      )
    } else {
      noteColumns(row, making)
      const element = questionOf(row, repeat, making)
      if (element) put(element)
    }
  }
  if (open.length > 0) noteUneven(form.survey.at(-1)!, notes)
  noteSettings(form, making)
  return {
    ...textOf('title', form.settings?.texts('form_title') ?? {}),
    pages,
    ...(calculatedValues.length > 0 ? { calculatedValues } : {}),
  }
}

function begin(row: FormRow, repeated: boolean, repeat: string, making: Making): Open {
  noteColumns(row, making)
  const name = safeName(row.cell('name') || `group${row.number}`)
  const elements: Json[] = []
  const count = row.cell('repeat_count')
  const fixed = /^\d+$/.test(count) ? Number(count) : null
  if (count !== '' && fixed === null)
    making.notes.expression(placeOf(row), 'repeat_count', count, {
      nl: 'Hoe vaak een groep terugkomt, is hier een vast aantal of de keus van de respondent.',
      en: 'How often a group comes back is a fixed number here, or for the respondent to choose.',
    })
  const json: Json = {
    name,
    ...textOf('title', row.texts('label')),
    ...said(row, 'relevant', 'visibleIf', repeat, making),
    ...(repeated ? { templateElements: elements } : { elements }),
    ...(fixed === null ? {} : { panelCount: fixed, minPanelCount: fixed, maxPanelCount: fixed }),
  }
  return { kind: repeated ? 'repeat' : 'group', json, elements, repeat: repeated ? name : repeat }
}

function calculated(row: FormRow, repeat: string, making: Making): Json | null {
  const { expression } = said(row, 'calculation', 'expression', repeat, making)
  if (expression === undefined) return null
  if (repeat !== '') {
    making.notes.expression(placeOf(row), 'calculation', row.cell('calculation'), {
      nl: 'In een herhaalde groep wordt hier niets uitgerekend.',
      en: 'Nothing is calculated in a repeated group here.',
    })
    return null
  }
  return { name: safeName(row.cell('name')), expression, includeIntoResult: true }
}

function noteUneven(row: FormRow, notes: Notes): void {
  notes.add(
    `survey ${row.number}`,
    'begin / end',
    'Groepen beginnen en eindigen niet even vaak. Kijk of elke vraag in de goede groep staat.',
    'Groups do not begin and end equally often. See whether each question stands in the right group.',
  )
}

function noteSettings({ settings }: Form, { notes, looks }: Making): void {
  const kept = new Set(['form_title', 'form_id', 'default_language', 'version', 'style', 'id_string'])
  for (const column of settings?.columns ?? []) {
    if (!kept.has(column))
      notes.add(
        'settings',
        column,
        'Deze instelling van het formulier komt niet mee.',
        'This setting of the form does not come along.',
      )
  }
  if (looks.size > 0)
    notes.add(
      '',
      { nl: `Opmaak: ${[...looks].join(', ')}`, en: `Look: ${[...looks].join(', ')}` },
      'Hoe de vragen eruitzagen, komt niet mee. Er hoeft niets te gebeuren.',
      'How the questions looked does not come along. Nothing needs to be done.',
    )
}
