/** A questionnaire tried out: as a made-up member on any day, and by a thousand routes drawn at random. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { compileInstrument, InstrumentError } from '../../../surveys/instrument/index.ts'
import { questionnaireDocument } from '../../../surveys/study-files/document-names.ts'
import { type Draw, type Routes, randomRoutes } from '../../../surveys/try/random-routes.ts'
import { writeNumber } from '../../shared/format.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { type Design, useDesign } from './queries.ts'
import { readableNames } from './questionnaire/readable-names.ts'
import { documentOf } from './schedule.ts'
import { AsMember } from './try-member.tsx'
import './design.css'

interface Props {
  readonly design: string
  readonly name: string
}

export default function TryPage({ design, name }: Props) {
  const { t } = useTranslation()
  const whole = useDesign(design)
  if (whole.isPending) return <p role="status">{t('page.loading')}</p>
  if (whole.isError) return <ProblemNotice error={whole.error} onRetry={() => whole.refetch()} />
  return (
    <>
      <p>
        <Link href={`/design/${design}/questionnaire/${name}`}>{t('try.back')}</Link>
      </p>
      <h1>{t('try.title', { name })}</h1>
      <ByRoutes design={whole.data} name={name} />
      <AsMember design={whole.data} name={name} />
    </>
  )
}

interface PartProps {
  readonly design: Design
  readonly name: string
}

const routes = 1_000

function ByRoutes({ design, name }: PartProps) {
  const { t } = useTranslation()
  const [found, setFound] = useState<Routes | 'refused' | null>(null)
  const definition = documentOf(design, questionnaireDocument(name))
  const walk = () => {
    try {
      setFound(randomRoutes(compileInstrument(definition), contextOf(design, name, definition), routes, 1))
    } catch (error) {
      if (!(error instanceof InstrumentError)) throw error
      setFound('refused')
    }
  }
  return (
    <section aria-labelledby="routes">
      <h2 id="routes">{t('try.routes')}</h2>
      <p>{t('try.routes.explain')}</p>
      <button type="button" className="button button--quiet" onClick={walk}>
        {t('try.routes.do', { n: writeNumber(routes) })}
      </button>
      <div role="status">
        {found === 'refused' && <p>{t('try.routes.refused')}</p>}
        {found !== null && found !== 'refused' && (
          <>
            <p>
              {found.neverMet.length === 0
                ? t('try.routes.all')
                : t('try.routes.never', { count: found.neverMet.length, items: found.neverMet.join(', ') })}
            </p>
            <p>
              {t('try.routes.length', {
                least: found.length[0],
                middle: found.length[1],
                most: found.length[2],
              })}
            </p>
            <details>
              <summary>{t('try.routes.items')}</summary>
              <dl className="facts">
                {Object.entries(found.met).map(([item, count]) => (
                  <div key={item}>
                    <dt>{item}</dt>
                    <dd>{writeNumber(count)}</dd>
                  </div>
                ))}
              </dl>
            </details>
          </>
        )}
      </div>
    </section>
  )
}

/** Somebody of whom the register and earlier questionnaires say something, drawn anew for each route. */
function contextOf(design: Design, name: string, definition: unknown) {
  const readable = readableNames(design, name, definition)
  const some = (kind: 'member' | 'preload', draw: Draw) =>
    Object.fromEntries(
      readable
        .filter((one) => one.kind === kind && one.values.length > 0)
        .map((one) => [one.name.slice(kind.length + 1), draw.one(one.values).value]),
    )
  return (draw: Draw) => ({
    today: '2026-07-01',
    variables: {
      member: some('member', draw),
      // Who missed the questionnaire before brings nothing along.
      preload: draw.between(0, 3) === 0 ? {} : some('preload', draw),
      period: { from: '2026-01-01', to: '2026-06-30' },
    },
  })
}
