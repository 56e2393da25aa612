/** A draft tried out as a whole: a made-up panel with differences put in, and what its plan finds of them. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Found } from '../../../../server/rehearsal/found.ts'
import type { RehearsalLine } from '../../../../server/routes/design-rehearsal.ts'
import { Offline } from '../../../shared/api.ts'
import { ProblemNotice } from '../../../shared/problem-notice.tsx'
import { followLines } from '../../long-work/follow-lines.ts'
import { useWork } from '../../long-work/use-work.ts'
import { WorkProgress } from '../../long-work/work-progress.tsx'
import { type Design, useDesign } from '../queries.ts'
import { EffectFields } from './effect-fields.tsx'
import { FoundEffects } from './found-effects.tsx'
import { Marks } from './marks.tsx'
import { type Measure, planOf } from './plan.ts'
import { Responded } from './responded.tsx'
import './rehearsal.css'

export default function RehearsalPage({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const design = useDesign(id)
  if (design.isPending) return <p role="status">{t('page.loading')}</p>
  if (design.isError) return <ProblemNotice error={design.error} onRetry={() => design.refetch()} />
  return (
    <>
      <p>
        <Link href={`/design/${id}`}>{t('rehearsal.back')}</Link>
      </p>
      <h1>{t('rehearsal.title')}</h1>
      <p className="simulated">{t('rehearsal.simulated')}</p>
      <p className="rehearsal__about">{t('rehearsal.about')}</p>
      <Rehearsal design={design.data} />
    </>
  )
}

function Rehearsal({ design }: { readonly design: Design }) {
  const { t } = useTranslation()
  const plan = planOf(design)
  const work = useWork<{ found: Found; measures: readonly Measure[] }>()
  const [sizes, setSizes] = useState<Readonly<Record<string, number>>>({})
  const effects = plan.supports.flatMap(({ variable: support }) =>
    plan.measures.flatMap(({ variable: outcome, perUnit }) => {
      const size = (sizes[`${support} ${outcome}`] ?? 0) / perUnit
      return size === 0 ? [] : [{ support, outcome, size }]
    }),
  )
  const run = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const response = given.get('response')
    void work.run(async (tell, signal) => {
      const body = {
        members: Number(given.get('members')),
        seed: Number(given.get('seed')),
        ...(response && { response: Number(response) / 100 }),
        effects,
      }
      const lines = followLines<RehearsalLine>(`/api/designs/${design.id}/rehearsal`, body, signal)
      for await (const line of lines) {
        if ('found' in line) return { found: line.found, measures: plan.measures }
        tell(line.share)
      }
      throw new Offline()
    })
  }
  return (
    <>
      <form onSubmit={run}>
        <div className="filters">
          <label className="filters__field">
            <span>{t('rehearsal.members')}</span>
            <input name="members" type="number" min={100} max={5_000} defaultValue={1_000} required />
          </label>
          <label className="filters__field">
            <span>{t('rehearsal.response')}</span>
            <input
              name="response"
              type="number"
              min={5}
              max={100}
              placeholder={t('rehearsal.target')}
              className="rehearsal__response"
            />
          </label>
          <label className="filters__field">
            <span>{t('rehearsal.seed')}</span>
            <input name="seed" type="number" min={0} max={1_000_000} defaultValue={1} required />
          </label>
        </div>
        {plan.measures.length === 0 || plan.supports.length === 0 ? (
          <p>
            {t('rehearsal.noPlan')}{' '}
            <Link href={`/design/${design.id}/part/plan`}>{t('design.part.plan')}</Link>
          </p>
        ) : (
          <EffectFields plan={plan} sizes={sizes} onChange={setSizes} />
        )}
        <p>
          <button type="submit" className="button" disabled={work.share !== null}>
            {t('rehearsal.run')}
          </button>
        </p>
      </form>
      <WorkProgress work={work} />
      {work.done && (
        <>
          <Responded design={design} found={work.done.found} />
          <Marks found={work.done.found} />
          {work.done.measures.map((measure, place) => (
            <FoundEffects key={measure.variable} measure={measure} place={place} found={work.done!.found} />
          ))}
        </>
      )}
    </>
  )
}
