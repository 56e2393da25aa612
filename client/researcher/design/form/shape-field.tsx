/** A field, or a group of fields, for whatever a shape allows. What has no form of its own is left to the code. */
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isJson, type Json } from '../../../../surveys/edit/json.ts'
import { suggestionsId, useKnownNames } from './known-names.tsx'
import { ListField } from './list-field.tsx'
import { blankOf, entryShape, hasType, isText, type Shape, wordOrOther } from './shape.ts'

export interface ShapeFieldProps {
  readonly name: string
  readonly shape: Shape
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

export function ShapeField(props: ShapeFieldProps) {
  const { t } = useTranslation()
  const { name, shape, value, onChange } = props
  const id = useId()
  const known = useKnownNames(name)
  const label = t(`field.${name}`, { defaultValue: name })
  if (isText(shape)) return <TextPair {...props} label={label} />
  if (shape.properties) return <GroupField {...props} label={label} />
  if (entryShape(shape)) return <RecordField {...props} label={label} />
  if (hasType(shape, 'array'))
    return <ListField {...props} label={label} fieldsOf={(entry) => <GroupField {...entry} />} />
  const either = wordOrOther(shape)
  if (either) return <EitherField {...props} {...either} label={label} />
  if (shape.anyOf || shape.const !== undefined)
    return <p className="quiet">{t('form.inCode', { name: label })}</p>
  const number = hasType(shape, 'integer') || hasType(shape, 'number')
  return (
    <div className="filters__field">
      <label htmlFor={id}>{label}</label>
      {shape.enum ? (
        <select id={id} value={String(value ?? '')} onChange={({ target }) => onChange(target.value)}>
          {shape.enum.map((one) => (
            <option key={one} value={one}>
              {t(`choice.${one}`, { defaultValue: String(one) })}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          type={number ? 'number' : 'text'}
          list={known ? suggestionsId(name) : undefined}
          {...(number && { step: hasType(shape, 'integer') ? 1 : 'any' })}
          value={typeof value === 'string' || typeof value === 'number' ? value : ''}
          onChange={({ target }) => {
            if (target.value === '') onChange(hasType(shape, 'null') ? null : number ? undefined : '')
            else onChange(number ? Number(target.value) : target.value)
          }}
        />
      )}
    </div>
  )
}

type Labelled = ShapeFieldProps & { readonly label: string }

function TextPair({ name, value, label, onChange }: Labelled) {
  const { t } = useTranslation()
  const id = useId()
  const texts: Json = isJson(value) ? value : {}
  const Control = ['about', 'body', 'footnote'].includes(name) ? 'textarea' : 'input'
  return (
    <fieldset className="shape-group shape-group--text">
      <legend>{label}</legend>
      {(['nl', 'en'] as const).map((language) => (
        <div key={language} className="filters__field">
          <label htmlFor={`${id}-${language}`}>{t(`properties.${language}`)}</label>
          <Control
            id={`${id}-${language}`}
            lang={language}
            {...(Control === 'textarea' && { rows: 6 })}
            value={typeof texts[language] === 'string' ? texts[language] : ''}
            onChange={({ target }: { target: { value: string } }) =>
              onChange({ ...texts, [language]: target.value })
            }
          />
        </div>
      ))}
    </fieldset>
  )
}

/** Everything that must stand there, and what is there besides; the rest can be added. */
function GroupField({ shape, value, label, onChange }: Labelled) {
  const { t } = useTranslation()
  const id = useId()
  const json: Json = isJson(value) ? value : {}
  const properties = Object.entries(shape.properties ?? {})
  const required = shape.required ?? []
  const absent = properties.filter(([name]) => !required.includes(name) && !(name in json))
  const set = (name: string, next: unknown) => {
    const { [name]: _, ...rest } = json
    // In its own place: the order of a file is not changed by typing.
    if (next === undefined) onChange(rest)
    else onChange({ ...json, [name]: next })
  }
  return (
    <fieldset className="shape-group">
      <legend>{label}</legend>
      {properties
        .filter(([name]) => required.includes(name) || name in json)
        .map(([name, own]) => (
          <div key={name} className="shape-group__part">
            <ShapeField name={name} shape={own} value={json[name]} onChange={(next) => set(name, next)} />
            {!required.includes(name) && (
              <button type="button" className="button button--text" onClick={() => set(name, undefined)}>
                {t('form.without', { name: t(`field.${name}`, { defaultValue: name }) })}
              </button>
            )}
          </div>
        ))}
      {absent.length > 0 && (
        <div className="filters__field">
          <label htmlFor={`${id}-more`}>{t('form.more')}</label>
          <select
            id={`${id}-more`}
            value=""
            onChange={({ target }) => set(target.value, blankOf(shape.properties![target.value]!))}
          >
            <option value="" />
            {absent.map(([name]) => (
              <option key={name} value={name}>
                {t(`field.${name}`, { defaultValue: name })}
              </option>
            ))}
          </select>
        </div>
      )}
    </fieldset>
  )
}

/** One word, or something with a form of its own. */
function EitherField({ word, other, ...props }: Labelled & { readonly word: string; readonly other: Shape }) {
  const { t } = useTranslation()
  const id = useId()
  const { label, value, onChange } = props
  return (
    <>
      <div className="filters__field">
        <label htmlFor={id}>{label}</label>
        <select
          id={id}
          value={value === word ? word : ''}
          onChange={({ target }) => onChange(target.value === word ? word : blankOf(other))}
        >
          <option value={word}>{t(`choice.${word}`, { defaultValue: word })}</option>
          <option value="">{t('form.ownNumbers')}</option>
        </select>
      </div>
      {value !== word && <ShapeField {...props} shape={other} />}
    </>
  )
}

/** Entries under names of their own. */
function RecordField({ shape, value, label, onChange }: Labelled) {
  const { t } = useTranslation()
  const id = useId()
  const [added, setAdded] = useState('')
  const json: Json = isJson(value) ? value : {}
  const own = entryShape(shape)!
  const without = (name: string) => {
    const { [name]: _, ...rest } = json
    return rest
  }
  return (
    <fieldset className="shape-group">
      <legend>{label}</legend>
      {Object.entries(json).map(([name, entry]) => (
        <div key={name} className="shape-group__part">
          <ShapeField
            name={name}
            shape={own}
            value={entry}
            onChange={(next) => onChange({ ...json, [name]: next })}
          />
          <button type="button" className="button button--text" onClick={() => onChange(without(name))}>
            {t('form.without', { name })}
          </button>
        </div>
      ))}
      <div className="shape-group__add">
        <div className="filters__field">
          <label htmlFor={`${id}-name`}>{t('form.newName')}</label>
          <input id={`${id}-name`} value={added} onChange={({ target }) => setAdded(target.value)} />
        </div>
        <button
          type="button"
          className="button button--text"
          disabled={added === '' || added in json}
          onClick={() => {
            onChange({ ...json, [added]: blankOf(own) })
            setAdded('')
          }}
        >
          {t('form.add')}
        </button>
      </div>
    </fieldset>
  )
}
