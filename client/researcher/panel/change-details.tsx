/** One detail becomes another, with why what was known ends. */
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, reply } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { queries } from '../../shared/queries.ts'
import { useStudy } from '../../shared/study.ts'

const kinds = ['address', 'email', 'phone', 'name'] as const
const whys = ['replaced', 'wrong', 'returned'] as const
const parts = ['street', 'postcode', 'city', 'country'] as const
type Json = Parameters<
  (typeof api.studies)[':study']['members'][':member']['contact-details']['$put']
>[0]['json']

export function ChangeDetails({ member, onDone }: { member: string; onDone: () => void }) {
  const { t } = useTranslation()
  const study = useStudy()
  const [kind, setKind] = useState<(typeof kinds)[number]>('address')
  const [because, setBecause] = useState<(typeof whys)[number]>('replaced')
  const change = useMutation({
    mutationFn: (json: Json) =>
      reply(
        api.studies[':study'].members[':member']['contact-details'].$put({
          param: { study: study.id, member },
          json,
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['member', study.id, member] })
      onDone()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const given = (name: string) => String(form.get(name) ?? '').trim()
    if (kind !== 'address') change.mutate({ because, [kind]: given(kind) })
    else {
      const [street, postcode, city, country] = parts.map(given) as [string, string, string, string]
      change.mutate({ because, address: { street, postcode, city, country: country || null } })
    }
  }
  return (
    <form onSubmit={submit} className="details">
      <label className="details__field">
        <span>{t('details.what')}</span>
        <select value={kind} onChange={(event) => setKind(event.target.value as typeof kind)}>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`contactKind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {(kind === 'address' ? parts : [kind]).map((part) => (
        <label key={part} className="details__field">
          <span>{t(kind === 'address' ? `details.${part}` : `contactKind.${part}`)}</span>
          <input name={part} required={part !== 'country'} maxLength={200} autoComplete="off" />
        </label>
      ))}
      {kind !== 'name' && (
        <label className="details__field">
          <span>{t('details.why')}</span>
          <select value={because} onChange={(event) => setBecause(event.target.value as typeof because)}>
            {whys.map((why) => (
              <option key={why} value={why}>
                {t(`details.because.${why}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {change.isError && <ProblemNotice error={change.error} />}
      <div className="details__row">
        <button type="submit" className="button" disabled={change.isPending}>
          {t('details.save')}
        </button>
        {kind !== 'name' && (
          <button
            type="button"
            className="button button--text"
            onClick={() => change.mutate({ because, [kind]: null })}
          >
            {t('details.away')}
          </button>
        )}
      </div>
    </form>
  )
}
