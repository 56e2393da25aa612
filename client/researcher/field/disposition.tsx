/** What became of a case, from the events, and what a researcher makes of it. */
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api, reply } from '../../shared/api.ts'
import { writeMoment } from '../../shared/format.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useStudy } from '../../shared/study.ts'
import { Select } from './many.tsx'
import { afterChange, type Story } from './queries.ts'
import { type Code, codes } from './statuses.ts'

type WaveStory = Story['waves'][number]

export function Disposition({ member, wave }: { member: string; wave: WaveStory }) {
  const { t } = useTranslation()
  const { id: study } = useStudy()
  const correct = useMutation({
    mutationFn: (json: { wave: string; code: Code | null; reason: string }) =>
      reply(api.studies[':study'].members[':member'].disposition.$post({ param: { study, member }, json })),
    onSuccess: afterChange,
  })
  const { code, final, corrected } = wave.disposition
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const given = new FormData(form)
    const reason = String(given.get('reason'))
    correct.mutate(
      { wave: wave.id, code: given.get('code') as Code, reason },
      { onSuccess: () => form.reset() },
    )
  }
  return (
    <>
      <p>
        {t('disposition.now', { code, words: t(`code.${code}`) })}{' '}
        <span className="quiet">
          {t(corrected ? 'disposition.corrected' : final ? 'disposition.final' : 'disposition.forNow')}
        </span>{' '}
        {corrected && (
          <button
            type="button"
            className="button button--text"
            disabled={correct.isPending}
            onClick={() => correct.mutate({ wave: wave.id, code: null, reason: t('disposition.undone') })}
          >
            {t('disposition.undo')}
          </button>
        )}
      </p>
      {correct.isError && <ProblemNotice error={correct.error} />}
      <details>
        <summary>{t('disposition.correct')}</summary>
        <form className="filters" onSubmit={submit}>
          <Select
            name="code"
            label={t('codes.code')}
            options={codes.map((own) => [own, `${own} ${t(`code.${own}`)}`])}
          />
          <label className="filters__field">
            <span>{t('disposition.reason')}</span>
            <input name="reason" required minLength={3} maxLength={500} />
          </label>
          <button type="submit" className="button button--quiet" disabled={correct.isPending}>
            {t('disposition.save')}
          </button>
        </form>
        {wave.corrections.length > 0 && (
          <ol className="story">
            {wave.corrections.map((own) => (
              <li key={own.at}>
                <time dateTime={new Date(own.at).toISOString()}>{writeMoment(own.at)}</time>
                <span>
                  {own.code === null ? t('disposition.takenBack') : `${own.code} ${t(`code.${own.code}`)}`}:{' '}
                  {own.reason ?? t('disposition.emptied')}
                </span>
              </li>
            ))}
          </ol>
        )}
      </details>
    </>
  )
}
