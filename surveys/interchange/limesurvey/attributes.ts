/** LimeSurvey's attributes of questions: those that come along, those about the look of a page, and the rest. */
import type { Notes } from '../notes.ts'
import { attributeOf, type LimeQuestion } from './survey.ts'

const mapped = new Set([
  ...[
    'min_answers',
    'max_answers',
    'min_num_value_n',
    'max_num_value_n',
    'num_value_int_only',
    'maximum_chars',
  ],
  ...[
    'em_validation_q',
    'em_validation_q_tip',
    'date_min',
    'date_max',
    'hidden',
    'random_order',
    'answer_order',
  ],
  ...['equation', 'other_replace_text', 'exclude_all_others', 'dualscale_headerA', 'dualscale_headerB'],
  ...['multiflexible_min', 'multiflexible_max', 'multiflexible_step'],
])

/** How it looks, how LimeSurvey counts, and what only LimeSurvey's own pages do. */
const look =
  /^(hide_tip|display_|text_input_|answer_width|label_input_|input_size|cssclass|page_break|public_statistics|statistics_|scale_export|dropdown_|category_separator|printable_help|alphasort|repeat_headings|question_template|question_theme|slider_|choice_|value_range|use_dropdown|num_value_|show_|parent_order|placeholder_look|time_limit_|save_as_default|clear_default|keep_aspect|horizontal_scroll|crop_or_resize|fix_(width|height)|samechoiceheight|samelistheight|showpopups|reverse|location_)/

const usual = new Set(['', '0', 'N', 'normal', 'default', 'inherit', 'no'])

export function noteAttributes(question: LimeQuestion, notes: Notes, looks: Set<string>): void {
  for (const name of Object.keys(question.attributes)) {
    const value = attributeOf(question, name)
    if (mapped.has(name) || usual.has(value)) continue
    if (look.test(name)) looks.add(name)
    else
      notes.add(
        question.code,
        `${name} = ${value}`,
        'Deze eigenschap van LimeSurvey is hier onbekend en is weggelaten. Stel in het ontwerp in wat ermee bedoeld was.',
        'This property of LimeSurvey is not known here and was left out. Set what was meant by it in the design.',
      )
  }
}

export function noteLooks(looks: ReadonlySet<string>, notes: Notes): void {
  if (looks.size === 0) return
  notes.add(
    '',
    { nl: `Opmaak: ${[...looks].join(', ')}`, en: `Look: ${[...looks].join(', ')}` },
    'Hoe de vragen er in LimeSurvey uitzagen, komt niet mee. Er hoeft niets te gebeuren.',
    'How the questions looked in LimeSurvey does not come along. Nothing needs to be done.',
  )
}
