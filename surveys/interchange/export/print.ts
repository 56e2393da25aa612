/** A questionnaire on paper: one HTML page that the browser prints, with routing in words and boxes to tick. */
import type { Language } from '../../design.ts'
import { everyPart, outlineOf, type Part } from '../../edit/outline.ts'
import { escapeHtml, paragraphs } from '../words.ts'
import { conditionInWords } from './condition-words.ts'
import { answerArea, howMany } from './print-answers.ts'
import { choicesOf, textOf } from './print-choices.ts'
import { printStyle } from './print-style.ts'

type Json = Readonly<Record<string, unknown>>

interface Paper {
  readonly language: Language
  readonly numbers: ReadonlyMap<string, number>
  readonly questions: ReadonlyMap<string, Json>
}

export function printEdition(questionnaire: unknown, language: Language): string {
  const outline = outlineOf(questionnaire)
  const asked = [...everyPart(outline)].filter((part) => part.kind === 'question' && isAsked(part))
  const paper: Paper = {
    language,
    numbers: new Map(asked.map(({ name }, at) => [name, at + 1])),
    questions: new Map(asked.map(({ name, json }) => [name, json])),
  }
  const whole = questionnaire as Json
  const title = onPaper(textOf(whole.title, language), paper)
  const parts = outline.some(({ kind }) => kind === 'page')
    ? outline.filter(({ kind }) => kind === 'page')
    : [{ kind: 'page', path: [], json: {}, name: '', type: 'page', parts: outline } as const]
  const shown = title || (language === 'nl' ? 'Vragenlijst' : 'Questionnaire')
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(shown)}</title><style>${printStyle}</style></head>
<body>
<main>
<h1>${escapeHtml(shown)}</h1>
${parts
  .filter((part) => !isOff(part.json))
  .map((part) => section(part, paper))
  .join('\n')}
</main>
</body>
</html>
`
}

/** Computed values and switched off questions are not on paper. */
function isAsked({ type, json }: Part): boolean {
  return type !== 'html' && type !== 'expression' && type !== 'image' && !isOff(json)
}

function isOff(json: Json): boolean {
  return json.visible === false && json.visibleIf === undefined
}

function section(page: Part, paper: Paper): string {
  const title = onPaper(textOf(page.json.title, paper.language), paper)
  return `<section>${title ? `<h2>${escapeHtml(title)}</h2>` : ''}${only(page.json, paper)}${inside(page, paper)}</section>`
}

function inside(part: Part, paper: Paper): string {
  return part.parts.map((one) => element(one, paper)).join('\n')
}

function element(part: Part, paper: Paper): string {
  const { json, kind, type } = part
  if (isOff(json) || type === 'expression' || type === 'image') return ''
  const title = onPaper(textOf(json.title, paper.language), paper)
  if (kind === 'panel') {
    const heading = title ? `<h3>${escapeHtml(title)}</h3>` : ''
    const repeated = type === 'paneldynamic' ? `<p class="how">${words[paper.language].repeated}</p>` : ''
    return `<div>${heading}${only(json, paper)}${repeated}${inside(part, paper)}</div>`
  }
  if (type === 'html')
    return `<div>${only(json, paper)}${paragraphs(onPaper(textOf(json.html, paper.language), paper))}</div>`
  const help = onPaper(textOf(json.description, paper.language), paper)
  const how = howMany(json, paper.language)
  return `<div class="question"><span class="number">${paper.numbers.get(part.name) ?? ''}</span>${only(json, paper)}<p class="asked">${escapeHtml(title || part.name)}</p>${
    help ? `<p class="help">${escapeHtml(help)}</p>` : ''
  }${how ? `<p class="how">${escapeHtml(how)}</p>` : ''}${answerArea(json, paper.language)}</div>`
}

/** Who this is for. */
function only(json: Json, paper: Paper): string {
  if (typeof json.visibleIf !== 'string' || json.visibleIf.trim() === '') return ''
  const said = conditionInWords(json.visibleIf, paper.language, (name) => {
    const number = paper.numbers.get(name)
    const question = paper.questions.get(name)
    const choices = question ? choicesOf(question, paper.language) : []
    return {
      question: number === undefined ? '' : `${words[paper.language].question} ${number}`,
      answer: (value) => choices.find((choice) => String(choice.value) === String(value))?.label ?? null,
    }
  })
  return `<p class="only">${escapeHtml(`${words[paper.language].only} ${said}.`)}</p>`
}

/** A text with its placeholders: an earlier answer is pointed at, what the paper cannot know is a gap. */
function onPaper(text: string, { numbers, language }: Paper): string {
  return text.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const number = numbers.get(name.trim())
    return number === undefined ? '……………' : `(${words[language].yourAnswer} ${number})`
  })
}

const words = {
  nl: {
    question: 'vraag',
    only: 'Alleen als',
    yourAnswer: 'uw antwoord op vraag',
    repeated: 'Vul dit in voor elke keer. Is er te weinig plaats? Schrijf verder op een extra blad.',
  },
  en: {
    question: 'question',
    only: 'Only if',
    yourAnswer: 'your answer to question',
    repeated: 'Fill this in for each time. Is there too little room? Go on on another sheet.',
  },
} as const
