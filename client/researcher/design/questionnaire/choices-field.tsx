/** The answers to choose from (or the rows of a table): code, Dutch, English; the order can be changed. */
import { useTranslation } from 'react-i18next'
import { isJson, type Json } from '../../../../surveys/edit/json.ts'
import { textOf } from './part-title.ts'
import type { FieldProps } from './property-field.tsx'

export function ChoicesField({ value, label, onChange }: FieldProps & { readonly label: string }) {
  const { t } = useTranslation()
  const choices: readonly unknown[] = Array.isArray(value) ? value : []
  const set = (index: number, next: unknown) =>
    onChange(choices.map((old, place) => (place === index ? next : old)))
  const move = (index: number, by: -1 | 1) => {
    const next = [...choices]
    const [entry] = next.splice(index, 1)
    next.splice(index + by, 0, entry)
    onChange(next)
  }
  const add = () => {
    const codes = choices.map((choice) => String(codeOf(choice)))
    let number = choices.length + 1
    while (codes.includes(`answer${number}`)) number += 1
    onChange([...choices, { value: `answer${number}`, text: { default: '', en: '' } }])
  }
  return (
    <fieldset className="choices">
      <legend>{label}</legend>
      <ol>
        {choices.map((choice, index) => {
          const code = codeOf(choice)
          const texts = isJson(choice) && isJson(choice.text) ? choice.text : {}
          const dutch = 'nl' in texts && !('default' in texts) ? 'nl' : 'default'
          const plain = isJson(choice) ? choice : { value: choice }
          const write = (language: string, text: string) =>
            set(index, { ...plain, text: { ...asTexts(plain), [language]: text } })
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the code is what is typed in
            <li key={index}>
              <input
                aria-label={t('choices.code', { number: index + 1 })}
                className="choices__code"
                value={String(code)}
                onChange={({ target }) => {
                  const next = codeLike(target.value, choices.toSpliced(index, 1))
                  set(index, isJson(choice) ? { ...choice, value: next } : next)
                }}
              />
              <input
                aria-label={t('choices.nl', { number: index + 1 })}
                lang="nl"
                value={
                  typeof texts[dutch] === 'string' ? texts[dutch] : isJson(choice) ? textOf(choice.text) : ''
                }
                onChange={({ target }) => write(dutch, target.value)}
              />
              <input
                aria-label={t('choices.en', { number: index + 1 })}
                lang="en"
                value={typeof texts.en === 'string' ? texts.en : ''}
                onChange={({ target }) => write('en', target.value)}
              />
              <span className="choices__tools">
                <button
                  type="button"
                  disabled={index === 0}
                  aria-label={t('choices.up', { number: index + 1 })}
                  onClick={() => move(index, -1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  disabled={index === choices.length - 1}
                  aria-label={t('choices.down', { number: index + 1 })}
                  onClick={() => move(index, 1)}
                >
                  ↓
                </button>
                <button
                  type="button"
                  aria-label={t('choices.remove', { number: index + 1 })}
                  onClick={() => onChange(choices.filter((_, place) => place !== index))}
                >
                  ×
                </button>
              </span>
            </li>
          )
        })}
      </ol>
      <button type="button" className="button button--text" onClick={add}>
        {t('choices.add')}
      </button>
    </fieldset>
  )
}

function codeOf(choice: unknown): unknown {
  return isJson(choice) ? choice.value : choice
}

/** A number where all other codes are numbers, also after it was empty for a moment. */
function codeLike(text: string, others: readonly unknown[]): string | number {
  const numbers = others.length > 0 && others.every((other) => typeof codeOf(other) === 'number')
  return numbers && text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text
}

function asTexts(choice: Json): Json {
  return isJson(choice.text) ? choice.text : typeof choice.text === 'string' ? { default: choice.text } : {}
}
