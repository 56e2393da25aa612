/** A questionnaire tried out: as a made-up member on any day, and by a thousand routes drawn at random. */
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Survey } from 'survey-react-ui'
import 'survey-core/survey-core.fontless.min.css'
import { Link } from 'wouter'
import { compileInstrument, InstrumentError } from '../../../surveys/instrument/index.ts'
import { questionnaireDocument } from '../../../surveys/study-files/document-names.ts'
import { type Draw, type Routes, randomRoutes } from '../../../surveys/try/random-routes.ts'
import '../../respondent/questionnaire.css'
import { surveyModel } from '../../respondent/survey-model.ts'
import { writeDay, writeNumber } from '../../shared/format.ts'
import { language } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { MadeUpMember } from './made-up.tsx'
import { type Design, useDesign } from './queries.ts'
import { readableNames } from './questionnaire/readable-names.ts'
import { documentOf, listOf, type MadeUp, type Schedule, someMember, useSchedule } from './schedule.ts'
import './design.css'
import './wave-lines.css'

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

function AsMember({ design, name }: PartProps) {
  const { t } = useTranslation()
  const [member, setMember] = useState<MadeUp>(() => someMember(design))
  const schedule = useSchedule(design, member)
  const waves = listOf(documentOf(design, 'waves')).filter(({ instrument }) => instrument === name)
  return (
    <section aria-labelledby="as-member">
      <h2 id="as-member">{t('try.asMember')}</h2>
      <MadeUpMember design={design} member={member} onChange={setMember} />
      {schedule.isError && <ProblemNotice error={schedule.error} />}
      {waves.length === 0 && <p>{t('try.noWave')}</p>}
      {waves.map(({ id }) => (
        <InWave
          key={String(id)}
          design={design}
          name={name}
          member={member}
          row={schedule.data?.find(({ wave }) => wave === id)}
        />
      ))}
    </section>
  )
}

interface InWaveProps extends PartProps {
  readonly member: MadeUp
  readonly row: Schedule[number] | undefined
}

function InWave({ design, name, member, row }: InWaveProps) {
  const { t } = useTranslation()
  const definition = documentOf(design, questionnaireDocument(name))
  const open = row?.open === true && row.window !== null
  const model = useMemo(() => {
    if (!open || !row?.window) return null
    const { periodFrom, periodTo } = row.window
    const made = surveyModel(
      definition,
      {
        caseId: '',
        wave: row.wave,
        instrumentVersionId: '',
        variables: { member: member.facts, period: { from: periodFrom, to: periodTo }, preload: {} },
        today: member.today,
        periodFrom,
        periodTo,
        revision: 0,
        savedAt: null,
        page: null,
        answers: {},
      },
      language(),
    )
    made.onGetTitleTagName.add((_, title) => {
      title.tagName = title.tagName.replace(
        /^h([1-4])$/,
        (_tag: string, level: string) => `h${Number(level) + 2}`,
      )
    })
    made.showNavigationButtons = true
    return made
  }, [definition, member, row, open])
  if (!row) return null
  const line = row.window
    ? t(open ? 'try.open' : 'try.closed', {
        from: writeDay(row.window.opensOn),
        to: writeDay(row.window.lastDay),
      })
    : t('try.notHeld')
  return (
    <>
      <p role="status">{line}</p>
      {model && (
        <div className="preview__paper preview__paper--wide">
          <div className="form">
            <Survey model={model} />
          </div>
        </div>
      )}
    </>
  )
}
