/** The members behind a number. The address holds the filter, so that it can be kept and shared. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useSearch } from 'wouter'
import { api, reply } from '../../shared/api.ts'
import { writeDay, writeNumber } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Scroll } from '../../shared/scroll.tsx'
import { useStudy } from '../../shared/study.ts'
import { statuses } from './statuses.ts'

const filters = ['wave', 'status', 'group', 'search', 'page'] as const

export function Members() {
  const { t } = useTranslation()
  const study = useStudy()
  const [, goTo] = useLocation()
  const given = new URLSearchParams(useSearch())
  const query = Object.fromEntries(
    filters.flatMap((name) => (given.get(name) ? [[name, given.get(name)!]] : [])),
  ) as Partial<Record<(typeof filters)[number], string>>

  const fieldwork = useQuery({
    queryKey: ['fieldwork', study.id],
    queryFn: () => reply(api.studies[':study'].fieldwork.$get({ param: { study: study.id } })),
  })
  const members = useQuery({
    queryKey: ['members', study.id, query],
    queryFn: () => reply(api.studies[':study'].members.$get({ param: { study: study.id }, query })),
    placeholderData: keepPreviousData,
  })

  const address = (change: typeof query) => {
    const next = new URLSearchParams({ ...query, page: '1', ...change })
    for (const [name, value] of [...next]) if (!value || (name === 'page' && value === '1')) next.delete(name)
    return `/members${next.size > 0 ? `?${next}` : ''}`
  }
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    goTo(address({ search: String(new FormData(event.currentTarget).get('search') ?? '') }))
  }
  const waves = fieldwork.data?.waves ?? []
  const { data } = members

  return (
    <>
      <p>
        <Link href="/">{t('members.back')}</Link>
      </p>
      <h1>{t('members.title')}</h1>
      {study.simulated && <p className="simulated">{t('simulated.line')}</p>}
      <form className="filters" onSubmit={search}>
        <Choice
          name={t('members.wave')}
          value={query.wave}
          options={waves.map(({ id, title }) => [id, inLanguage(title)])}
          onChange={(wave) => goTo(address({ wave }))}
        />
        <Choice
          name={t('members.status')}
          value={query.status}
          options={statuses.map((status) => [status, t(`status.${status}`)])}
          onChange={(status) => goTo(address({ status }))}
        />
        <Choice
          name={t('members.group')}
          value={query.group}
          options={(fieldwork.data?.groups ?? []).map(({ value, label }) => [value, inLanguage(label)])}
          onChange={(group) => goTo(address({ group }))}
        />
        <label className="filters__field">
          <span>{t('members.search')}</span>
          <input type="search" name="search" defaultValue={query.search} />
        </label>
        <button type="submit" className="button button--quiet">
          {t('members.find')}
        </button>
      </form>
      {members.isPending && <p role="status">{t('page.loading')}</p>}
      {members.isError && <ProblemNotice error={members.error} onRetry={() => members.refetch()} />}
      {data && (
        <>
          <p role="status">{t('members.found', { count: data.total, total: writeNumber(data.total) })}</p>
          {data.total > 0 && (
            <Scroll>
              <table className="members">
                <thead>
                  <tr>
                    <th scope="col">{t('members.member')}</th>
                    <th scope="col">{t('members.group')}</th>
                    <th scope="col">{t('members.application')}</th>
                    <th scope="col">{t('members.decision')}</th>
                    {waves.map((wave) => (
                      <th scope="col" key={wave.id}>
                        {inLanguage(wave.title)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {data.members.map((member) => (
                    <tr key={member.id}>
                      <th scope="row">
                        <Link href={`/members/${member.id}`}>{member.id}</Link>
                      </th>
                      <td>{member.group}</td>
                      <td>{member.application ? writeDay(member.application) : '–'}</td>
                      <td>{member.decision ? writeDay(member.decision) : '–'}</td>
                      {waves.map((wave) => (
                        <td key={wave.id}>{t(`status.${member.statuses[wave.id]}`)}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
          <Pages
            page={data.page}
            last={Math.max(1, Math.ceil(data.total / data.pageLength))}
            address={address}
          />
        </>
      )}
    </>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly value: string | undefined
  readonly options: readonly (readonly string[])[]
  readonly onChange: (value: string) => void
}

function Choice({ name, value, options, onChange }: ChoiceProps) {
  const { t } = useTranslation()
  return (
    <label className="filters__field">
      <span>{name}</span>
      <select value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('members.any')}</option>
        {options.map(([code, label]) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}

interface PagesProps {
  readonly page: number
  readonly last: number
  readonly address: (change: { page: string }) => string
}

function Pages({ page, last, address }: PagesProps) {
  const { t } = useTranslation()
  if (last === 1) return null
  return (
    <nav className="pages" aria-label={t('members.pages')}>
      {page > 1 && <Link href={address({ page: String(page - 1) })}>{t('members.previous')}</Link>}
      <span>{t('members.page', { page, last })}</span>
      {page < last && <Link href={address({ page: String(page + 1) })}>{t('members.next')}</Link>}
    </nav>
  )
}
