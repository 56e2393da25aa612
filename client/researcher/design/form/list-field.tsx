/** A list: plain values in a line, groups as entries that open, each with its place. */
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isJson } from '../../../../surveys/edit/json.ts'
import { newWave } from '../../../../surveys/study-files/new-wave.ts'
import { textOf } from '../questionnaire/part-title.ts'
import { useKnownNames } from './known-names.tsx'
import { blankOf, hasType, type Shape } from './shape.ts'

interface Props {
  readonly name: string
  readonly shape: Shape
  readonly value: unknown
  readonly label: string
  readonly onChange: (value: unknown) => void
}

interface ListProps extends Props {
  /** The fields of one entry. */
  readonly fieldsOf: (entry: Props) => ReactNode
}

export function ListField(props: ListProps) {
  const { t } = useTranslation()
  const { name, shape, value, label, onChange, fieldsOf } = props
  const events = useKnownNames('event')
  const own = shape.items!
  if (!own.properties) return <PlainList {...props} />
  const entries: readonly unknown[] = Array.isArray(value) ? value : []
  const move = (index: number, by: -1 | 1) => {
    const next = [...entries]
    const [entry] = next.splice(index, 1)
    next.splice(index + by, 0, entry)
    onChange(next)
  }
  return (
    <fieldset className="shape-group">
      <legend>{label}</legend>
      {entries.map((entry, index) => {
        const title = titleOf(entry) || t('form.entry', { number: index + 1 })
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the name of an entry is what is typed in
          <details key={index} className="shape-entry">
            <summary>{title}</summary>
            {fieldsOf({
              name,
              label: title,
              shape: own,
              value: entry,
              onChange: (next) => onChange(entries.map((old, place) => (place === index ? next : old))),
            })}
            <p className="shape-entry__tools">
              <button
                type="button"
                className="button button--text"
                disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                {t('form.up', { name: title })}
              </button>
              <button
                type="button"
                className="button button--text"
                disabled={index === entries.length - 1}
                onClick={() => move(index, 1)}
              >
                {t('form.down', { name: title })}
              </button>
              <button
                type="button"
                className="button button--text"
                onClick={() => onChange(entries.filter((_, place) => place !== index))}
              >
                {t('form.without', { name: title })}
              </button>
            </p>
          </details>
        )
      })}
      <button
        type="button"
        className="button button--text"
        onClick={() => {
          const wave = name === 'waves' && newWave(entries.length, events?.[0] ?? '')
          onChange([...entries, wave || blankOf(own)])
        }}
      >
        {t('form.addTo', { name: label })}
      </button>
    </fieldset>
  )
}

/** By what people know an entry. */
function titleOf(entry: unknown): string {
  if (!isJson(entry)) return ''
  const text = textOf(entry.label) || textOf(entry.title)
  const name = ['name', 'id', 'variable', 'value', 'event', 'item']
    .map((key) => entry[key])
    .find((found) => typeof found === 'string' && found !== '')
  const step = typeof entry.kind === 'string' ? `${entry.kind} ${entry.ordinal ?? ''}`.trim() : ''
  return [text, typeof name === 'string' && name !== text ? name : '', step]
    .filter((part) => part !== '')
    .join(' · ')
}

function PlainList({ name, shape, value, label, onChange }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const own = shape.items!
  const known = useKnownNames(name)
  const possible = own.enum ?? known
  const values: readonly unknown[] = Array.isArray(value) ? value : []
  const written = values.join(', ')
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string) => {
    const parts = text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
    const number = hasType(own, 'integer') || hasType(own, 'number')
    return number ? parts.map(Number).filter((one) => !Number.isNaN(one)) : parts
  }
  return (
    <div className="filters__field">
      <label htmlFor={id}>
        {label} <span className="quiet">{t('form.commas')}</span>
      </label>
      <input
        id={id}
        value={typed ?? written}
        onChange={({ target }) => {
          setTyped(target.value)
          onChange(read(target.value))
        }}
        onBlur={() => setTyped(null)}
      />
      {possible && possible.length > 0 && (
        <p className="quiet">{t('form.oneOf', { values: possible.join(', ') })}</p>
      )}
    </div>
  )
}
