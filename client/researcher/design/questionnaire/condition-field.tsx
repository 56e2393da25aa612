/** A condition in words, with the expression beside it. */
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type ComparisonName,
  type ConditionRow,
  comparisons,
  isUnary,
  readCondition,
  takesSeveral,
  writeCondition,
} from '../../../../surveys/edit/condition.ts'
import type { FieldProps } from './property-field.tsx'
import type { Readable } from './readable-names.ts'

export function ConditionField({
  value,
  label,
  readable,
  onChange,
}: FieldProps & { readonly label: string }) {
  const { t } = useTranslation()
  const id = useId()
  const expression = typeof value === 'string' ? value : ''
  const [draft, setDraft] = useState<{ of: string; text: string } | null>(null)
  const text = draft?.of === expression ? draft.text : expression
  const condition = readCondition(expression)
  const write = (rows: readonly ConditionRow[], all = condition?.all ?? true) =>
    onChange(rows.length === 0 ? undefined : writeCondition({ all, rows }))
  return (
    <fieldset className="condition">
      <legend>{label}</legend>
      {condition === null ? (
        <p className="quiet">{t('condition.tooMuch')}</p>
      ) : (
        <>
          {condition.rows.length > 1 && (
            <select
              aria-label={t('condition.joined')}
              value={condition.all ? 'all' : 'any'}
              onChange={({ target }) => write(condition.rows, target.value === 'all')}
            >
              <option value="all">{t('condition.all')}</option>
              <option value="any">{t('condition.any')}</option>
            </select>
          )}
          {condition.rows.map((row, index) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else that stays while they are changed
              key={index}
              row={row}
              readable={readable}
              onChange={(next) => write(condition.rows.map((old, place) => (place === index ? next : old)))}
              onRemove={() => write(condition.rows.filter((_, place) => place !== index))}
            />
          ))}
          <button
            type="button"
            className="button button--text"
            onClick={() => {
              const first = readable[0]
              const row: ConditionRow = {
                reads: first?.name ?? 'vraag1',
                comparison: first && first.values.length > 0 ? 'equal' : 'notempty',
                values: first && first.values.length > 0 ? [first.values[0]!.value] : [],
              }
              write([...condition.rows, row])
            }}
          >
            {t('condition.add')}
          </button>
        </>
      )}
      <div className="filters__field">
        <label htmlFor={id}>{t('condition.expression')}</label>
        <input
          id={id}
          className="properties__code"
          spellCheck={false}
          value={text}
          onChange={({ target }) => setDraft({ of: expression, text: target.value })}
          onBlur={() => {
            setDraft(null)
            if (text !== expression) onChange(text.trim() === '' ? undefined : text)
          }}
        />
      </div>
    </fieldset>
  )
}

interface RowProps {
  readonly row: ConditionRow
  readonly readable: readonly Readable[]
  readonly onChange: (row: ConditionRow) => void
  readonly onRemove: () => void
}

function Row({ row, readable, onChange, onRemove }: RowProps) {
  const { t } = useTranslation()
  const read = readable.find(({ name }) => name === row.reads)
  const pick = (reads: string) => {
    const values = readable.find(({ name }) => name === reads)?.values ?? []
    onChange({
      reads,
      comparison: values.length > 0 ? 'equal' : 'notempty',
      values: values.slice(0, 1).map(({ value }) => value),
    })
  }
  const compare = (comparison: ComparisonName) => {
    const some = row.values.length > 0 ? row.values : [read?.values[0]?.value ?? '']
    onChange({
      ...row,
      comparison,
      values: isUnary(comparison) ? [] : takesSeveral(comparison) ? some : some.slice(0, 1),
    })
  }
  return (
    <div className="condition__row">
      <select
        aria-label={t('condition.question')}
        value={row.reads}
        onChange={({ target }) => pick(target.value)}
      >
        {!read && <option value={row.reads}>{row.reads}</option>}
        {(['item', 'preload', 'member'] as const).map((kind) => (
          <optgroup key={kind} label={t(`condition.of.${kind}`)}>
            {readable
              .filter((one) => one.kind === kind)
              .map(({ name, title }) => (
                <option key={name} value={name}>
                  {title.slice(0, 60)} ({name})
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <select
        aria-label={t('condition.comparison')}
        value={row.comparison}
        onChange={({ target }) => compare(target.value as ComparisonName)}
      >
        {comparisons.map((one) => (
          <option key={one} value={one}>
            {t(`comparison.${one}`)}
          </option>
        ))}
      </select>
      {!isUnary(row.comparison) && <Values row={row} read={read} onChange={onChange} />}
      <button
        type="button"
        className="button button--text"
        aria-label={t('condition.removeOf', { name: row.reads })}
        onClick={onRemove}
      >
        {t('condition.remove')}
      </button>
    </div>
  )
}

function Values({
  row,
  read,
  onChange,
}: Pick<RowProps, 'row' | 'onChange'> & { readonly read: Readable | undefined }) {
  const { t } = useTranslation()
  const several = takesSeveral(row.comparison)
  if (!read || read.values.length === 0) {
    return (
      <input
        aria-label={t('condition.value')}
        value={row.values.join(', ')}
        onChange={({ target }) =>
          onChange({ ...row, values: (several ? target.value.split(',') : [target.value]).map(constantOf) })
        }
      />
    )
  }
  return (
    <select
      aria-label={t('condition.value')}
      multiple={several}
      value={several ? row.values.map(String) : String(row.values[0] ?? '')}
      onChange={({ target }) => {
        const chosen = [...target.selectedOptions].map((option) => option.value)
        onChange({
          ...row,
          values: read.values.filter(({ value }) => chosen.includes(String(value))).map(({ value }) => value),
        })
      }}
    >
      {!several && !read.values.some(({ value }) => value === row.values[0]) && (
        <option value={String(row.values[0])}>{String(row.values[0])}</option>
      )}
      {read.values.map(({ value, label }) => (
        <option key={String(value)} value={String(value)}>
          {label}
        </option>
      ))}
    </select>
  )
}

function constantOf(text: string): string | number {
  const trimmed = text.trim()
  return trimmed !== '' && !Number.isNaN(Number(trimmed)) ? Number(trimmed) : trimmed
}
