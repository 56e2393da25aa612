/** How far a member still takes part, and by which ways: as they or others told us. */
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api, reply } from '../../shared/api.ts'
import { writeMoment } from '../../shared/format.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useStudy } from '../../shared/study.ts'
import { Select } from './many.tsx'
import { afterChange, type Story } from './queries.ts'
import { modes, reasons } from './statuses.ts'

type Body = { change: 'withdraw'; reason: (typeof reasons)[number] }

export function Participation({ story }: { story: Story }) {
  const { t } = useTranslation()
  const { id: study } = useStudy()
  const param = { study, member: story.id }
  const path = api.studies[':study'].members[':member']
  const change = useMutation({
    mutationFn: (json: Body) => reply(path.participation.$post({ param, json })),
    onSuccess: afterChange,
  })
  const ways = useMutation({
    mutationFn: (json: { mode: (typeof modes)[number]; refused: boolean }) =>
      reply(path.ways.$post({ param, json })),
    onSuccess: afterChange,
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    change.mutate({ change: given.change, reason: given.reason } as Body)
  }
  return (
    <section aria-labelledby="participation">
      <h2 id="participation">{t('participation.title')}</h2>
      <p role="status">
        {t(`participation.${story.participation}`)}{' '}
        <span className="quiet">{t('participation.since', { at: writeMoment(story.participationAt) })}</span>
      </p>
      {story.possible.length > 0 && (
        <form className="filters" onSubmit={submit} key={story.participation}>
          <Select
            name="change"
            label={t('many.change')}
            options={story.possible.map((own) => [own, t(`change.${own}`)])}
          />
          <Select
            name="reason"
            label={t('change.reason')}
            options={reasons.map((own) => [own, t(`reason.${own}`)])}
          />
          <button type="submit" className="button button--quiet" disabled={change.isPending}>
            {t('participation.save')}
          </button>
          {story.possible.includes('erase') && <p className="quiet measure">{t('participation.erase')}</p>}
        </form>
      )}
      {change.isError && <ProblemNotice error={change.error} />}
      {story.participation !== 'erased' && (
        <fieldset className="ways">
          <legend>{t('ways.title')}</legend>
          {modes.map((mode) => (
            <label key={mode}>
              <input
                type="checkbox"
                checked={!story.refusedModes.includes(mode)}
                disabled={ways.isPending}
                onChange={(event) => ways.mutate({ mode, refused: !event.target.checked })}
              />{' '}
              {t(`mode.${mode}`)}
            </label>
          ))}
        </fieldset>
      )}
      {ways.isError && <ProblemNotice error={ways.error} />}
    </section>
  )
}
