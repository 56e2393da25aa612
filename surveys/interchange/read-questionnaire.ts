/** Somebody else's questionnaire as SurveyJS JSON, with a list of everything that did not come along. */
import { strFromU8 } from 'fflate'
import type { Json } from '../edit/json.ts'
import { isFlat, onOnePage } from '../edit/pages.ts'
import { inDutch } from '../instrument/in-dutch.ts'
import { compileInstrument, InstrumentError } from '../instrument/index.ts'
import { isTooDeep, noteLosses } from './json-source.ts'
import { fromLimeSurvey } from './limesurvey/questionnaire.ts'
import { readLss } from './limesurvey/read-lss.ts'
import { readTxt } from './limesurvey/read-txt.ts'
import type { LimeSurvey } from './limesurvey/survey.ts'
import { Notes, type NotMapped, UnreadableFile } from './notes.ts'
import { formOf } from './xlsform/form.ts'
import { fromXlsForm } from './xlsform/questionnaire.ts'
import { readSheets } from './xlsform/read-xlsx.ts'

export const questionnaireFiles = ['.json', '.lss', '.txt', '.xlsx'] as const

export interface ReadQuestionnaire {
  readonly questionnaire: Readonly<Record<string, unknown>>
  readonly notMapped: readonly NotMapped[]
}

/** The size of a questionnaire with some thousands of questions. */
const mostBytes = 20_000_000

/** Throws `UnreadableFile`, with a sentence, when the file is none of the four. */
export function readQuestionnaire(fileName: string, bytes: Uint8Array): ReadQuestionnaire {
  const ending = /\.[^.]+$/.exec(fileName.toLowerCase())?.[0] ?? ''
  if (bytes.length > mostBytes)
    throw new UnreadableFile({
      nl: 'Dit bestand is groter dan 20 MB. Zo groot is geen vragenlijst: kies het bestand met alleen de vragen.',
      en: 'This file is larger than 20 MB. No questionnaire is that large: choose the file with only the questions.',
    })
  const notes = new Notes()
  const questionnaire = read(ending, bytes, notes)
  noteLanguages(questionnaire, notes)
  noteRefusals(questionnaire, notes)
  return { questionnaire, notMapped: notes.list }
}

function read(ending: string, bytes: Uint8Array, notes: Notes): Record<string, unknown> {
  switch (ending) {
    case '.json':
      return readJson(textIn(bytes), notes)
    case '.lss':
      return fromLimeSurvey(notEmpty(readLss(textIn(bytes))), notes)
    case '.txt':
      return fromLimeSurvey(notEmpty(readTxt(textIn(bytes))), notes)
    case '.xlsx':
      return fromXlsForm(formOf(readSheets(bytes)), notes)
    default:
      throw new UnreadableFile({
        nl: 'Dit soort bestand wordt hier niet gelezen. Kies SurveyJS (.json), LimeSurvey (.lss of .txt) of XLSForm (.xlsx).',
        en: 'This kind of file is not read here. Choose SurveyJS (.json), LimeSurvey (.lss or .txt) or XLSForm (.xlsx).',
      })
  }
}

function textIn(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Older files of Windows: every byte is a character there.
    return strFromU8(bytes, true)
  }
}

function readJson(text: string, notes: Notes): Record<string, unknown> {
  let json: unknown
  if (isTooDeep(text))
    throw new UnreadableFile({
      nl: 'In dit bestand staan lijsten te diep in elkaar voor een vragenlijst. Haal het opnieuw op bij het programma waarin het gemaakt is.',
      en: 'In this file lists stand too deep in each other for a questionnaire. Download it again from the program in which it was made.',
    })
  try {
    json = JSON.parse(text)
  } catch {
    throw new UnreadableFile({
      nl: 'Dit bestand is geen JSON. Haal het opnieuw op bij het programma waarin het gemaakt is.',
      en: 'This file is not JSON. Download it again from the program in which it was made.',
    })
  }
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json)
  if (!isObject || !['pages', 'elements', 'questions'].some((list) => list in (json as object)))
    throw new UnreadableFile({
      nl: 'Deze JSON is geen vragenlijst van SurveyJS: er moet een object staan met pages of elements.',
      en: 'This JSON is no SurveyJS questionnaire: an object with pages or elements is expected.',
    })
  noteLosses(text, notes)
  return json as Record<string, unknown>
}

function notEmpty(survey: LimeSurvey): LimeSurvey {
  if (survey.groups.some(({ questions }) => questions.length > 0)) return survey
  throw new UnreadableFile({
    nl: 'In dit bestand staan geen vragen. Exporteer de vragenlijst met haar vragen.',
    en: 'There are no questions in this file. Export the questionnaire with its questions.',
  })
}

const ours = new Set(['default', 'nl', 'en'])

/** A text with its languages. */
function isTexts(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const entries = Object.entries(value)
  const language = /^(default|[a-z]{2,3}(-[a-z\d]+)*)$/i
  return (
    entries.length > 0 &&
    entries.every(([key, text]) => typeof text === 'string' && language.test(key)) &&
    entries.some(([key]) => ours.has(key) || key.length === 2)
  )
}

function noteLanguages(questionnaire: unknown, notes: Notes): void {
  const found = new Set<string>()
  JSON.stringify(questionnaire, (_, value: unknown) => {
    if (isTexts(value))
      for (const language of Object.keys(value)) if (!ours.has(language)) found.add(language)
    return value
  })
  if (found.size === 0) return
  const list = [...found].join(', ')
  notes.add(
    '',
    { nl: `Talen: ${list}`, en: `Languages: ${list}` },
    'Deze teksten zijn bewaard onder hun taalcode, maar respondenten zien hier Nederlands en Engels. Haal ze in de code weg voordat u publiceert, of vertaal ze.',
    'These texts are kept under the code of their language, but respondents see Dutch and English here. Take them out in the code before you publish, or translate them.',
  )
}

/** What our compiler refuses, with our own languages only: the others were told of already. */
function noteRefusals(questionnaire: Json, notes: Notes): void {
  const spoken: Json = JSON.parse(
    JSON.stringify(questionnaire, (_, value: unknown) => {
      if (!isTexts(value)) return value
      const known = Object.entries(value).filter(([language]) => ours.has(language))
      return known.length > 0 ? Object.fromEntries(known) : { default: Object.values(value)[0] }
    }),
  )
  const flat = isFlat(spoken)
  if (flat) {
    notes.add(
      '',
      { nl: 'De vragen staan niet op een pagina', en: 'The questions stand on no page' },
      'Zo wordt de vragenlijst bij het publiceren geweigerd. Voeg in het ontwerp een pagina toe: de vragen komen daarop.',
      'Like this the questionnaire is refused at publication. Add a page in the design: the questions come on it.',
    )
  }
  try {
    compileInstrument(flat ? onOnePage(spoken, 'page1') : spoken)
  } catch (error) {
    if (!(error instanceof InstrumentError)) throw error
    for (const { path, message } of error.problems)
      notes.add(
        flat ? path.replace(/^pages\[0\]\.?/, '') : path,
        { nl: inDutch(message), en: message },
        'Dit wordt bij het publiceren geweigerd. Het is wel meegekomen: verander het in het ontwerp.',
        'This is refused at publication. It did come along: change it in the design.',
      )
  }
}
