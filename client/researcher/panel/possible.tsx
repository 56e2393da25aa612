/** Rows of a sample that may be someone who is known: side by side, and what becomes of each and of those that remain. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { api, reply } from '../../shared/api.ts'
import { writeNumber } from '../../shared/format.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { queries } from '../../shared/queries.ts'
import { readIdentity } from './contact-details.tsx'
import { Known } from './duplicates.tsx'
import './panel.css'

type Rest = 'accept' | 'exclude'

interface Props {
  readonly study: string
  readonly id: string
  /** What becomes of the rows that nobody decided on. */
  readonly rest: Rest
  readonly onRest: (rest: Rest) => void
}

const listCall = api.studies[':study'].imports[':import'].possible
const rowCall = listCall[':row']

export function usePossible(study: string, id: string, after: number) {
  return useQuery({
    queryKey: ['possible', study, id, after],
    queryFn: () =>
      reply(listCall.$get({ param: { study, import: id }, query: { after: after as unknown as string } })),
  })
}

export function Possible({ study, id, rest, onRest }: Props) {
  const { t } = useTranslation()
  /** The last row of each page before this one. */
  const [before, setBefore] = useState<readonly number[]>([])
  const found = usePossible(study, id, before.at(-1) ?? 0)
  if (found.isPending) return <p role="status">{t('page.loading')}</p>
  if (found.isError) return <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
  const { rows, counts, more } = found.data
  const total = counts.possible + counts.same + counts.other
  const number = (key: string, count: number) => t(key, { count, total: writeNumber(count) })
  return (
    <section aria-labelledby="possible">
      <h3 id="possible">{number('confirm.possible', total)}</h3>
      <p role="status">
        {t('possible.counts', {
          same: writeNumber(counts.same),
          other: writeNumber(counts.other),
          open: writeNumber(counts.possible),
        })}
      </p>
      <ul className="possible">
        {rows.map((one) => (
          <PossibleRow key={one.row} study={study} id={id} one={one} />
        ))}
      </ul>
      {(before.length > 0 || more) && (
        <div className="details__row">
          {before.length > 0 && (
            <button
              type="button"
              className="button button--quiet"
              onClick={() => setBefore(before.slice(0, -1))}
            >
              {t('possible.previous')}
            </button>
          )}
          {more && (
            <button
              type="button"
              className="button button--quiet"
              onClick={() => setBefore([...before, rows.at(-1)!.row])}
            >
              {t('possible.next')}
            </button>
          )}
        </div>
      )}
      {counts.possible > 0 && (
        <fieldset className="receive__kinds">
          <legend>{number('possible.rest', counts.possible)}</legend>
          {(['exclude', 'accept'] as const).map((choice) => (
            <label key={choice} className="receive__kind">
              <input type="radio" name="possible" checked={rest === choice} onChange={() => onRest(choice)} />
              <span>{t(`confirm.${choice}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </section>
  )
}

interface RowProps {
  readonly study: string
  readonly id: string
  readonly one: {
    readonly row: number
    readonly member: string | null
    readonly earlierRow: number | null
    readonly decision: 'same' | 'other' | 'possible'
  }
}

function PossibleRow({ study, id, one: { row, member, earlierRow, decision } }: RowProps) {
  const { t } = useTranslation()
  /** What was pressed, until the server has it. */
  const [chosen, setChosen] = useState<typeof decision | null>(null)
  const paramOf = (place: number) => ({ study, import: id, row: String(place) as unknown as string })
  const readRow = (place: number) => reply(rowCall.identity.$post({ param: paramOf(place) }))
  const compare = useMutation({
    mutationFn: () =>
      Promise.all([readRow(row), member ? readIdentity(study, member, 'duplicate') : readRow(earlierRow!)]),
  })
  const decide = useMutation({
    mutationFn: (made: typeof decision) =>
      reply(rowCall.$put({ param: paramOf(row), json: { decision: made } })).then(() => undefined),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['possible', study, id] })
      setChosen(null)
    },
  })
  return (
    <li className="possible__row">
      <fieldset>
        <legend>
          {t('columns.row', { row })} {t('possible.like')}{' '}
          {member ? (
            <Link href={`/members/${member}`}>{member}</Link>
          ) : (
            t('possible.row', { row: earlierRow })
          )}
        </legend>
        <div className="possible__choices">
          {(['same', 'other', 'possible'] as const).map((choice) => (
            <label key={choice}>
              <input
                type="radio"
                name={`row-${row}`}
                checked={(chosen ?? decision) === choice}
                onChange={() => {
                  setChosen(choice)
                  decide.mutate(choice)
                }}
              />
              {t(`possible.${choice}`)}
            </label>
          ))}
          {!compare.data && (
            <button type="button" className="button button--text" onClick={() => compare.mutate()}>
              {t('duplicates.compare')}
              <span className="visually-hidden"> {t('columns.row', { row })}</span>
            </button>
          )}
        </div>
      </fieldset>
      {compare.isError && <ProblemNotice error={compare.error} />}
      {decide.isError && <ProblemNotice error={decide.error} />}
      {compare.data && (
        <div className="pair">
          {[t('columns.row', { row }), member ?? t('columns.row', { row: earlierRow })].map((name, at) => (
            <div key={name}>
              <h4>{name}</h4>
              <Known identity={compare.data[at]!} />
            </div>
          ))}
        </div>
      )}
    </li>
  )
}
