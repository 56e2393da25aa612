/** What the fieldwork pages share: their head, and what they say while waiting. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { writeNumber } from '../../shared/format.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useStudy } from '../../shared/study.ts'

interface HeadProps {
  readonly title: string
  readonly explain?: string
  /** Members who are not in the numbers as they are now. */
  readonly behind?: number | undefined
}

export function Head({ title, explain, behind = 0 }: HeadProps) {
  const { t } = useTranslation()
  const study = useStudy()
  return (
    <>
      <h1>{title}</h1>
      {study.simulated && <p className="simulated">{t('simulated.line')}</p>}
      {explain && <p className="quiet measure">{explain}</p>}
      {behind > 0 && (
        <p role="status">
          {t('field.behind', { count: behind, number: behind >= 1000 ? '1000+' : writeNumber(behind) })}
        </p>
      )}
    </>
  )
}

/** The data when they are there; until then, or when they cannot be had, what is the matter. */
export function Shown<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>
  children: (data: T) => ReactNode
}) {
  const { t } = useTranslation()
  if (query.isPending) return <p role="status">{t('page.loading')}</p>
  if (query.isError) return <ProblemNotice error={query.error} onRetry={() => query.refetch()} />
  return <>{children(query.data)}</>
}

interface ChoiceProps {
  readonly name: string
  readonly value: string | undefined
  readonly options: readonly (readonly [code: string, label: string])[]
  readonly onChange: (value: string) => void
  /** What stands for nothing chosen; without it, something is always chosen. */
  readonly any?: string
}

export function Choice({ name, value, options, onChange, any }: ChoiceProps) {
  return (
    <label className="filters__field">
      <span>{name}</span>
      <select value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
        {any !== undefined && <option value="">{any}</option>}
        {options.map(([code, label]) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
