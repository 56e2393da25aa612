/** One property, as its kind asks. */
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isJson } from '../../../../surveys/edit/json.ts'
import { ChoicesField } from './choices-field.tsx'
import { ConditionField } from './condition-field.tsx'
import type { Field } from './property-groups.ts'
import type { Readable } from './readable-names.ts'

export interface FieldProps {
  readonly field: Field
  readonly value: unknown
  readonly readable: readonly Readable[]
  /** Undefined takes the property away. */
  readonly onChange: (value: unknown) => void
}

export function PropertyField(props: FieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const { field, value, onChange } = props
  const label = t(`property.${field.name}`, { defaultValue: field.name })
  if (field.kind === 'text' || field.kind === 'long-text') return <TextField {...props} label={label} />
  if (field.kind === 'condition') return <ConditionField {...props} label={label} />
  if (field.kind === 'choices') return <ChoicesField {...props} label={label} />
  if (field.kind === 'json') return <JsonField {...props} label={label} />
  if (field.kind === 'yes-no') {
    return (
      <label className="properties__check">
        <input
          type="checkbox"
          checked={value === true}
          onChange={({ target }) => onChange(target.checked ? true : value === undefined ? undefined : false)}
        />{' '}
        {label}
      </label>
    )
  }
  return (
    <div className="filters__field">
      <label htmlFor={id}>{label}</label>
      {field.kind === 'choice' ? (
        <select
          id={id}
          value={String(value ?? '')}
          onChange={({ target }) => onChange(target.value || undefined)}
        >
          <option value="">{t('properties.usual')}</option>
          {[...new Set([...field.values, ...(value === undefined ? [] : [String(value)])])].map((one) => (
            <option key={one} value={one}>
              {t(`value.${field.name}.${one}`, { defaultValue: one })}
            </option>
          ))}
        </select>
      ) : field.kind === 'names' ? (
        <input
          id={id}
          value={Array.isArray(value) ? value.join(', ') : ''}
          onChange={({ target }) => onChange(namesOf(target.value, field.codes ?? []))}
        />
      ) : (
        <input
          id={id}
          type={field.kind === 'number' ? 'number' : 'text'}
          step="any"
          value={typeof value === 'number' || typeof value === 'string' ? value : ''}
          onChange={({ target }) => onChange(plainValue(field, target.value))}
        />
      )}
    </div>
  )
}

function plainValue(field: Field, text: string): unknown {
  if (text === '') return undefined
  return field.kind === 'number'
    ? Number(text)
    : /^(min|max)$/.test(field.name) && !Number.isNaN(Number(text))
      ? Number(text)
      : text
}

function namesOf(text: string, codes: readonly unknown[]): readonly unknown[] | undefined {
  const names = text.split(',').map((name) => name.trim())
  const some = names.filter((name, index) => name !== '' || index === names.length - 1)
  const known = some.map((name) => codes.find((code) => String(code) === name) ?? name)
  return text.trim() === '' ? undefined : known
}

interface Labelled extends FieldProps {
  readonly label: string
}

/** Dutch and English beside each other; other languages that stand there stay. */
function TextField({ field, value, label, onChange }: Labelled) {
  const { t } = useTranslation()
  const id = useId()
  const texts = isJson(value) ? value : { default: typeof value === 'string' ? value : '' }
  const dutch = 'nl' in texts && !('default' in texts) ? 'nl' : 'default'
  const set = (language: string, text: string) => {
    const next = { ...texts, [language]: text }
    onChange(Object.values(next).every((own) => own === '') ? undefined : next)
  }
  const Control =
    field.kind === 'long-text' || ['title', 'description', 'html'].includes(field.name) ? 'textarea' : 'input'
  return (
    <fieldset className="properties__text">
      <legend>{label}</legend>
      {[dutch, 'en'].map((language) => (
        <div key={language} className="filters__field">
          <label htmlFor={`${id}-${language}`}>
            {t(language === 'en' ? 'properties.en' : 'properties.nl')}
          </label>
          <Control
            id={`${id}-${language}`}
            lang={language === 'en' ? 'en' : 'nl'}
            {...(Control === 'textarea' && { rows: 2 })}
            value={typeof texts[language] === 'string' ? texts[language] : ''}
            onChange={({ target }: { target: { value: string } }) => set(language, target.value)}
          />
        </div>
      ))}
    </fieldset>
  )
}

/** What has no form of its own yet: as it is written, changed when it can be read. */
function JsonField({ value, label, onChange }: Labelled) {
  const { t } = useTranslation()
  const id = useId()
  const [text, setText] = useState(value === undefined ? '' : JSON.stringify(value, null, 2))
  const [wrong, setWrong] = useState(false)
  return (
    <div className="filters__field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={3}
        className="properties__code"
        spellCheck={false}
        value={text}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={({ target }) => {
          setText(target.value)
          try {
            onChange(target.value.trim() === '' ? undefined : JSON.parse(target.value))
            setWrong(false)
          } catch {
            setWrong(true)
          }
        }}
      />
      {wrong && (
        <p id={`${id}-wrong`} role="alert">
          {t('properties.json.wrong')}
        </p>
      )}
    </div>
  )
}
