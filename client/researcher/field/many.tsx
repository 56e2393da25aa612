/** One change for the members chosen, or for all that were found: first what, then how many it is for, then done. */
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, reply } from '../../shared/api.ts'
import { writeNumber } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useStudy } from '../../shared/study.ts'
import type { FilterValues } from './members-filter.tsx'
import { afterChange, type Fieldwork } from './queries.ts'
import { type Code, codes, modes, reasons } from './statuses.ts'

interface Props {
  readonly filter: FilterValues
  readonly chosen: { readonly ids: readonly string[]; readonly all: boolean }
  readonly onAll: () => void
  readonly onNone: () => void
  readonly waves: Fieldwork['waves']
}

const changes = [
  ...(['ask-no-more-contact', 'withdraw', 'report-death', 'report-move-abroad'] as const),
  ...(['leave-target-group', 'return'] as const),
] as const

type What =
  | { do: 'participation'; change: (typeof changes)[number]; reason: (typeof reasons)[number] }
  | { do: 'disposition'; wave: string; code: Code; reason: string }
  | { do: 'refuse-mode'; mode: (typeof modes)[number] }

export function ChangeMany({ filter, chosen, onAll, onNone, waves }: Props) {
  const { t } = useTranslation()
  const { id: study } = useStudy()
  const [kind, setKind] = useState<What['do']>('participation')
  /** What is to be confirmed, and for how many. */
  const [asked, setAsked] = useState<{ what: What; count: number }>()
  const count = useMutation({
    mutationFn: async (what: What) => {
      if (!chosen.all) return { what, count: chosen.ids.length }
      const request = api.studies[':study'].members.count.$get({ param: { study }, query: filter })
      return { what, count: (await reply(request)).count }
    },
    onSuccess: setAsked,
  })
  const change = useMutation({
    mutationFn: ({ what, count: n }: { what: What; count: number }) => {
      const select = chosen.all ? { filter, count: n } : { ids: [...chosen.ids], count: n }
      return reply(api.studies[':study'].members.bulk.$post({ param: { study }, json: { select, what } }))
    },
    onSuccess: async () => {
      setAsked(undefined)
      onNone()
      await afterChange()
    },
    onError: () => setAsked(undefined),
  })
  const none = !chosen.all && chosen.ids.length === 0
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    count.mutate({ do: kind, ...given } as What)
  }
  return (
    <section className="many" aria-label={t('many.title')}>
      <p>
        {none ? (
          <span className="quiet">{t('many.none')} </span>
        ) : (
          <strong>
            {chosen.all
              ? t('many.all')
              : t('many.chosen', { count: chosen.ids.length, n: writeNumber(chosen.ids.length) })}{' '}
          </strong>
        )}
        {!chosen.all && (
          <button type="button" className="button button--text" onClick={onAll}>
            {t('many.chooseAll')}
          </button>
        )}{' '}
        {!none && (
          <button type="button" className="button button--text" onClick={onNone}>
            {t('many.chooseNone')}
          </button>
        )}
      </p>
      {change.isSuccess && none && (
        <p role="status">
          {t('many.done', { count: change.data.changed, n: writeNumber(change.data.changed) })}
        </p>
      )}
      {change.isError && <ProblemNotice error={change.error} />}
      {count.isError && <ProblemNotice error={count.error} />}
      {!none && asked === undefined && (
        <form className="filters" onSubmit={submit}>
          <Select
            name="do"
            label={t('many.what')}
            options={(['participation', 'disposition', 'refuse-mode'] as const).map((own) => [
              own,
              t(`many.do.${own}`),
            ])}
            value={kind}
            onChange={(own) => setKind(own as What['do'])}
          />
          {kind === 'participation' && (
            <>
              <Select
                name="change"
                label={t('many.change')}
                options={changes.map((own) => [own, t(`change.${own}`)])}
              />
              <Select
                name="reason"
                label={t('change.reason')}
                options={reasons.map((own) => [own, t(`reason.${own}`)])}
              />
            </>
          )}
          {kind === 'disposition' && (
            <>
              <Select
                name="wave"
                label={t('members.wave')}
                options={waves.map(({ id, title }) => [id, inLanguage(title)])}
              />
              <Select
                name="code"
                label={t('codes.code')}
                options={codes.map((own) => [own, `${own} ${t(`code.${own}`)}`])}
              />
              <label className="filters__field">
                <span>{t('disposition.reason')}</span>
                <input name="reason" required minLength={3} maxLength={500} />
              </label>
            </>
          )}
          {kind === 'refuse-mode' && (
            <Select
              name="mode"
              label={t('many.mode')}
              options={modes.map((own) => [own, t(`mode.${own}`)])}
            />
          )}
          <button type="submit" className="button button--quiet" disabled={count.isPending}>
            {t('many.go')}
          </button>
        </form>
      )}
      {asked && (
        <div className="notice" role="alert">
          <p>
            {t(`many.sure.${asked.what.do}`, {
              count: asked.count,
              n: writeNumber(asked.count),
              ...words(asked.what, t),
            })}
          </p>
          <p>
            <button
              type="button"
              className="button button--small"
              disabled={change.isPending || asked.count === 0}
              onClick={() => change.mutate(asked)}
            >
              {t('many.confirm', { count: asked.count, n: writeNumber(asked.count) })}
            </button>{' '}
            <button type="button" className="button button--text" onClick={() => setAsked(undefined)}>
              {t('many.cancel')}
            </button>
          </p>
        </div>
      )}
    </section>
  )
}

function words(what: What, t: (key: string) => string): Record<string, string> {
  if (what.do === 'participation') return { change: t(`change.${what.change}`).toLowerCase() }
  if (what.do === 'disposition') return { code: `${what.code} ${t(`code.${what.code}`)}` }
  return { mode: t(`mode.${what.mode}`) }
}

interface SelectProps {
  readonly name: string
  readonly label: string
  readonly options: readonly (readonly [code: string, label: string])[]
  readonly value?: string
  readonly onChange?: (value: string) => void
}

export function Select({ name, label, options, value, onChange }: SelectProps) {
  return (
    <label className="filters__field">
      <span>{label}</span>
      <select
        name={name}
        {...(value !== undefined && { value })}
        onChange={(event) => onChange?.(event.target.value)}
      >
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
