/** Of whom a question was asked, in words. */
import type { Language, Text } from '../../design.ts'
import type { Instrument, Item } from '../../instrument/index.ts'
import { conditionInWords } from './condition-words.ts'

/** Conditions of a choice or a row are about that one, not about the question. */
const ofPart = /(choices\w*|rows|columns|rateValues)\[\d+\]\.visibleIf$/

/**
 * The conditions of the question, of what it stands in, and, for a part of a question of several values, of that part. Null when
 * there are none.
 */
export function routingInWords(root: Item, item: Item, instrument: Instrument): Text | null {
  const own = root.commentOf ?? root.name
  const part = item === root ? null : `${root.name}.${item.commentOf ?? item.name}`
  const conditions = instrument.conditions.filter(
    ({ subject, property, path }) =>
      property === 'visibleIf' &&
      (subject === part || ((subject === own || root.within.includes(subject)) && !ofPart.test(path))),
  )
  if (conditions.length === 0) return null
  const said = (language: Language) =>
    conditions
      .map(({ expression }) =>
        conditionInWords(expression, language, (name) => {
          const read = instrument.item(name)
          const choice = (value: unknown) => read?.choices.find((one) => String(one.value) === String(value))
          return { question: read ? name : '', answer: (value) => choice(value)?.label[language] ?? null }
        }),
      )
      .join(language === 'nl' ? '; en: ' : '; and: ')
  return { nl: `Alleen als ${said('nl')}`, en: `Only if ${said('en')}` }
}
