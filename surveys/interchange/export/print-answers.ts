/** The place on paper where an answer is ticked or written. */
import type { Language } from '../../design.ts'
import { escapeHtml } from '../words.ts'
import { choicesOf, entries, type PaperChoice } from './print-choices.ts'

type Json = Readonly<Record<string, unknown>>

const several = new Set(['checkbox', 'tagbox', 'imagepicker'])
const line = '<span class="line"></span>'

export function answerArea(question: Json, language: Language): string {
  const choices = choicesOf(question, language)
  const comment = question.showCommentArea === true || question.hasComment === true ? line : ''
  switch (question.type) {
    case 'comment':
      return '<div class="space"></div>'
    case 'rating':
      return `<ul class="scale">${choices.map((choice) => ticked(choice, 'one')).join('')}</ul>${comment}`
    case 'ranking':
      return `<ul>${choices.map(({ label }) => `<li><span class="box"></span>${escapeHtml(label)}</li>`).join('')}</ul>`
    case 'multipletext':
      return `<ul>${entries(question.items, language)
        .map(({ label }) => `<li>${escapeHtml(label)}</li>${line}`)
        .join('')}</ul>`
    case 'matrix':
      return table(
        entries(question.rows, language),
        entries(question.columns, language),
        '<span class="box box--one"></span>',
      )
    case 'matrixdropdown':
    case 'matrixdynamic': {
      const rows = entries(question.rows, language)
      const empty = Array.from({ length: 4 }, () => ({ value: '', label: '', open: false }))
      return table(rows.length > 0 ? rows : empty, entries(question.columns, language), '')
    }
    case 'text':
      return `<span class="line${isShort(question) ? ' line--short' : ''}"></span>`
    default: {
      if (choices.length === 0) return line
      const kind = several.has(String(question.type)) ? 'several' : 'one'
      return `<ul>${choices.map((choice) => ticked(choice, kind)).join('')}</ul>${comment}`
    }
  }
}

function ticked({ label, open }: PaperChoice, kind: 'one' | 'several'): string {
  const box = `<span class="box${kind === 'one' ? ' box--one' : ''}"></span>`
  return `<li>${box}<span>${escapeHtml(label)}${open ? ' ……………………………………' : ''}</span></li>`
}

function table(rows: readonly PaperChoice[], columns: readonly PaperChoice[], cell: string): string {
  const head = columns.map(({ label }) => `<th scope="col">${escapeHtml(label)}</th>`).join('')
  const body = rows
    .map(
      ({ label }) =>
        `<tr><th scope="row">${escapeHtml(label)}</th>${columns.map(() => `<td>${cell}</td>`).join('')}</tr>`,
    )
    .join('')
  return `<table><thead><tr><td></td>${head}</tr></thead><tbody>${body}</tbody></table>`
}

function isShort({ inputType }: Json): boolean {
  return inputType !== undefined && !['text', 'email', 'url'].includes(String(inputType))
}

/** How it is to be filled in, where the boxes do not say so. */
export function howMany(question: Json, language: Language): string {
  const nl = language === 'nl'
  const { min, max, minSelectedChoices: least, maxSelectedChoices: most, inputType } = question
  if (question.type === 'ranking')
    return nl
      ? 'Zet 1 bij het belangrijkste, 2 bij het volgende, enzovoort.'
      : 'Write 1 beside the most important, 2 beside the next, and so on.'
  if (several.has(String(question.type))) {
    const limits = [
      typeof least === 'number' && least > 0 ? (nl ? `ten minste ${least}` : `at least ${least}`) : '',
      typeof most === 'number' && most > 0 ? (nl ? `ten hoogste ${most}` : `at most ${most}`) : '',
    ].filter(Boolean)
    if (limits.length === 0) return nl ? 'U mag meer antwoorden aankruisen.' : 'You may tick several answers.'
    return nl ? `Kruis ${limits.join(' en ')} aan.` : `Tick ${limits.join(' and ')}.`
  }
  if (inputType === 'date') return nl ? 'Dag, maand en jaar.' : 'Day, month and year.'
  if (inputType !== 'number' || (min === undefined && max === undefined)) return ''
  const shown = (value: unknown) => (nl ? String(value).replace('.', ',') : String(value))
  if (min !== undefined && max !== undefined)
    return nl
      ? `Een getal van ${shown(min)} tot en met ${shown(max)}.`
      : `A number from ${shown(min)} to ${shown(max)}.`
  return min !== undefined
    ? nl
      ? `Een getal vanaf ${shown(min)}.`
      : `A number from ${shown(min)} on.`
    : nl
      ? `Een getal tot en met ${shown(max)}.`
      : `A number up to ${shown(max)}.`
}
