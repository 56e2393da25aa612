/** What each column of a file holds: as it seems to be, to be put right by who knows. */
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Text } from '../../../surveys/design.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { Scroll } from '../../shared/scroll.tsx'
import { previewKey } from './receive.tsx'
import type { Import } from './send.ts'

interface Props {
  readonly one: Import
  readonly fields: readonly { readonly id: string; readonly label: Text }[]
  readonly busy: boolean
  readonly onCheck: (mapping: (string | null)[], cohort: string) => void
}

const ignored = 'ignore'
const shown = 3

export function Columns({ one, fields, busy, onCheck }: Props) {
  const { t } = useTranslation()
  const [mapping, setMapping] = useState<readonly (string | null)[]>(one.mapping)
  const [cohort, setCohort] = useState(one.cohort)
  // What the file holds came along with the reply to sending it, and stays on this page.
  const preview = useQuery<readonly (readonly string[])[]>({
    queryKey: previewKey(one.id),
    queryFn: () => [],
    staleTime: Number.POSITIVE_INFINITY,
  })
  const open = mapping.filter((field) => field === null).length
  const set = (at: number, field: string | null) =>
    setMapping(mapping.map((was, place) => (place === at ? field : was)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onCheck([...mapping], cohort)
  }
  const rows = preview.data?.slice(0, shown) ?? []
  return (
    <form onSubmit={submit}>
      <h2>{t('columns.title')}</h2>
      <p className="quiet">{t('columns.explain')}</p>
      <Scroll label={t('columns.title')}>
        <table className="import__columns">
          <thead>
            <tr>
              <th scope="col">{t('columns.column')}</th>
              <th scope="col">{t('columns.field')}</th>
              {rows.map((_, at) => (
                <th scope="col" key={`head ${at.toString()}`} className="quiet">
                  {t('columns.row', { row: at + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {one.columns.map((column, at) => (
              <tr key={`${column} ${at.toString()}`}>
                <th scope="row">{column || t('columns.nameless')}</th>
                <td>
                  <select
                    aria-label={t('columns.holds', { column })}
                    value={mapping[at] ?? ''}
                    onChange={(event) => set(at, event.target.value || null)}
                  >
                    <option value="">{t('columns.choose')}</option>
                    <option value={ignored}>{t('columns.ignore')}</option>
                    {fields.map(({ id, label }) => (
                      <option key={id} value={id} disabled={mapping.includes(id) && mapping[at] !== id}>
                        {inLanguage(label)}
                      </option>
                    ))}
                  </select>
                </td>
                {rows.map((cells, row) => (
                  <td key={`cell ${row.toString()}`} className="quiet">
                    {cells[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {one.kind === 'sample' && (
        <p className="field import__cohort">
          <label htmlFor="cohort">{t('columns.cohort')}</label>
          <span className="quiet" id="cohort-hint">
            {t('columns.cohort.explain')}
          </span>
          <input
            id="cohort"
            value={cohort}
            maxLength={64}
            aria-describedby="cohort-hint"
            onChange={(event) => setCohort(event.target.value)}
          />
        </p>
      )}
      <div className="import__actions">
        {open > 0 && (
          <button
            type="button"
            className="button button--quiet"
            onClick={() => setMapping(mapping.map((field) => field ?? ignored))}
          >
            {t('columns.ignoreRest', { count: open })}
          </button>
        )}
        <button type="submit" className="button" disabled={busy || open > 0}>
          {t(one.state === 'checked' ? 'columns.checkAgain' : 'columns.check')}
        </button>
        {open > 0 && <span className="quiet">{t('columns.open', { count: open })}</span>}
      </div>
    </form>
  )
}
