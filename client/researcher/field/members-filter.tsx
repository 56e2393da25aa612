/** What the members page can be narrowed to. The rarer choices are folded away, unless one is made. */
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { writeDay } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { useFieldwork, useRates } from './queries.ts'
import { Choice } from './shown.tsx'
import { codes, participations, statuses, stuckReasons } from './statuses.ts'

export const filterNames = [
  ...(['wave', 'status', 'code', 'stuck', 'next', 'due', 'completed', 'group', 'fact', 'value'] as const),
  ...(['cohort', 'participation', 'trace', 'pattern', 'search'] as const),
] as const

export type FilterValues = Partial<Record<(typeof filterNames)[number], string>>

interface Props {
  readonly values: FilterValues
  readonly change: (more: FilterValues) => void
}

export function MembersFilter({ values, change }: Props) {
  const { t } = useTranslation()
  const fieldwork = useFieldwork()
  // The facts, and the values that occur.
  const { weight: _, ...background } = { weight: '', ...(values.fact && { by: values.fact }) }
  const rates = useRates({ ...background, of: 'sample' })
  const waves = fieldwork.data?.waves ?? []
  const facts = rates.data?.facts ?? []
  const levels = [
    ...new Map(
      (rates.data?.waves ?? []).flatMap(({ parts }) =>
        parts.map(({ value, label }) => [value, label ? inLanguage(label) : value] as const),
      ),
    ),
  ].filter(([value]) => value !== '')
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    change({ search: String(new FormData(event.currentTarget).get('search') ?? '') })
  }
  const any = t('members.any')
  const days = (['next', 'due', 'completed'] as const).filter((name) => values[name])
  const rarer = ['code', 'fact', 'participation', 'pattern', 'trace', 'cohort'] as const
  return (
    <form className="filters" onSubmit={search} key={values.search}>
      <Choice
        name={t('members.wave')}
        value={values.wave}
        any={any}
        options={waves.map(({ id, title }) => [id, inLanguage(title)])}
        onChange={(wave) => change({ wave })}
      />
      <Choice
        name={t('members.status')}
        value={values.status}
        any={any}
        options={statuses.map((status) => [status, t(`status.${status}`)])}
        onChange={(status) => change({ status })}
      />
      <Choice
        name={t('members.stuck')}
        value={values.stuck}
        any={any}
        options={[
          ['any', t('members.stuck.any')],
          ...stuckReasons.map((reason) => [reason, t(`stuck.${reason}`)] as const),
        ]}
        onChange={(stuck) => change({ stuck })}
      />
      <Choice
        name={t('members.group')}
        value={values.group}
        any={any}
        options={(fieldwork.data?.groups ?? []).map(({ value, label }) => [value, inLanguage(label)])}
        onChange={(group) => change({ group })}
      />
      <label className="filters__field">
        <span>{t('members.search')}</span>
        <input type="search" name="search" defaultValue={values.search} />
      </label>
      <button type="submit" className="button button--quiet">
        {t('members.find')}
      </button>
      <details className="filters__more" open={rarer.some((name) => values[name] !== undefined)}>
        <summary>{t('members.moreFilters')}</summary>
        <div className="filters">
          <Choice
            name={t('members.code')}
            value={values.code}
            any={any}
            options={codes.map((code) => [code, `${code} ${t(`code.${code}`)}`])}
            onChange={(code) => change({ code })}
          />
          <Choice
            name={t('members.participation')}
            value={values.participation}
            any={any}
            options={participations.map((state) => [state, t(`participation.short.${state}`)])}
            onChange={(participation) => change({ participation })}
          />
          <Choice
            name={t('rates.by')}
            value={values.fact}
            any={any}
            options={facts
              .filter(({ name }) => name !== 'sample')
              .map(({ name, label }) => [name, inLanguage(label)])}
            onChange={(fact) => change({ fact, value: '' })}
          />
          {values.fact && (
            <Choice
              name={t('members.value')}
              value={values.value}
              any={any}
              options={levels}
              onChange={(value) => change({ value })}
            />
          )}
        </div>
      </details>
      <p className="filters__days">
        {days.map((name) => (
          <span key={name}>{t(`members.day.${name}`, { day: writeDay(values[name]!) })}</span>
        ))}
        {values.pattern && <span>{t('members.pattern', { pattern: values.pattern })}</span>}
        {filterNames.some((name) => values[name]) && <Link href="/members">{t('members.clear')}</Link>}
      </p>
    </form>
  )
}
