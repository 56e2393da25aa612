/** On the first screen: who took part, how alike they are, what is not shown, and whether the plan came first. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cell, Report, ReportKey } from '../../analysis/index.ts'
import { api, reply } from '../shared/api.ts'
import { writeMoment, writeNumber } from '../shared/format.ts'
import { inLanguage } from '../shared/i18n.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { type Me, meKey } from '../shared/queries.ts'
import { placeInPlan } from './plan-words.ts'
import { effectGroups, REPORT_KEYS, type StudyReport } from './report-data.ts'
import { stayingMarks } from './staying-marks.ts'
import { writeValue } from './values.ts'
import { furthestShares } from './weighting.tsx'

export function usePlan(study: string) {
  return useQuery({
    queryKey: ['plan', study],
    queryFn: () => reply(api.studies[':study'].plan.$get({ param: { study } })),
  })
}

export function Trust({ data }: { data: StudyReport }) {
  const { t } = useTranslation()
  const { report, asOf, at } = data
  const { weights, margins, representativeness } = report
  const took = weights.rows.filter(({ key }) => key.includes('+'))
  const withheld = cellsWhere(report, ({ suppressed }) => suppressed === true)
  const all = withheld.flatMap(({ cells }) => cells)
  const protecting = all.filter(({ reason }) => reason === 'protects others').length
  const unknown = cellsWhere(report, ({ reason, unit }) => reason === 'not estimable' && unit !== 'mark')
  const alike = representativeness.columns.flatMap(({ key }) => {
    const estimate = representativeness.rows[0]?.cells[key]?.estimate
    return typeof estimate === 'number' ? estimate : []
  })
  const staying = stayingMarks(report.table1)
  const kept = staying?.ways.map((way) => way.staying) ?? []
  const older = Object.values(asOf).filter((moment) => moment < at)
  return (
    <section className="trust" aria-label={t('trust.title')}>
      <p className="trust__title">{t('trust.title')}</p>
      <ul>
        {took.map(({ key, cells }) => {
          const group = key.slice(0, key.indexOf('.'))
          const { asked, answered, rate } = cells
          if (!asked?.estimate || !answered?.estimate || !rate?.estimate) return null
          return (
            <li key={key}>
              {t('trust.took', {
                group,
                answered: writeNumber(answered.estimate),
                asked: writeNumber(asked.estimate),
                rate: writeValue(rate.estimate, 'share'),
              })}
            </li>
          )
        })}
        {alike.length > 0 && (
          <li>
            {t('trust.alike', {
              low: writeValue(Math.min(...alike), 'relative'),
              high: writeValue(Math.max(...alike), 'relative'),
            })}{' '}
            <More to="representativeness">{t('trust.whoMissed')}</More>
          </li>
        )}
        {margins.rows.length > 0 && (
          <li>
            {t(
              'trust.weighted',
              furthestShares(
                margins,
                effectGroups(report.table1).map(({ group }) => group),
              ),
            )}{' '}
            <More to="margins">{t('trust.whatWeighting')}</More>
          </li>
        )}
        {staying && (
          <li>
            {t('trust.checks', {
              ways: staying.ways.length,
              marks: staying.marks,
              fewest: Math.min(...kept),
              most: Math.max(...kept),
            })}{' '}
            <More to="table1">{t('trust.whichChecks')}</More>
          </li>
        )}
        <li>{t('trust.interval')}</li>
        {report.meta.view && <li>{t('trust.view')}</li>}
        <li>
          {all.length === 0 ? (
            t('trust.allShown', { minimum: report.meta.minimumN })
          ) : (
            <>
              {t('trust.withheld', {
                count: all.length,
                few: all.length - protecting,
                protecting,
                minimum: report.meta.minimumN,
              })}{' '}
              <Where report={report} found={withheld} />
            </>
          )}
        </li>
        {unknown.length > 0 && (
          <li>
            {t('trust.unknown', { count: unknown.flatMap(({ cells }) => cells).length })}{' '}
            <Where report={report} found={unknown} />
          </li>
        )}
        {older.length > 0 && (
          <li>{t('trust.older', { count: older.length, moment: writeMoment(Math.min(...older)) })}</li>
        )}
        {data.refreshing && <li role="status">{t('trust.refreshing')}</li>}
        <PlanLine data={data} />
      </ul>
    </section>
  )
}

type Found = readonly { readonly key: ReportKey; readonly cells: readonly Cell[] }[]

const cellsWhere = (report: Report, is: (cell: Cell) => boolean): Found =>
  REPORT_KEYS.map((key) => ({
    key,
    cells: report[key].rows.flatMap((row) => Object.values(row.cells).filter(is)),
  })).filter(({ cells }) => cells.length > 0)

/** In which tables, and how many in each. */
function Where({ report, found }: { report: Report; found: Found }) {
  const { t } = useTranslation()
  return (
    <>
      {t('trust.where')}
      {found.map(({ key, cells }, place) => (
        <Fragment key={key}>
          {place > 0 && '; '}
          <a href={`#${key}`}>{inLanguage(report[key].title)}</a> ({cells.length})
        </Fragment>
      ))}
      .
    </>
  )
}

const More = ({ to, children }: { to: ReportKey; children: ReactNode }) => (
  <a className="no-print" href={`#${to}`}>
    {children}
  </a>
)

function PlanLine({ data: { study, report } }: { data: StudyReport }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const plan = usePlan(study.id)
  const lock = useMutation({
    mutationFn: () => reply(api.studies[':study'].plan.lock.$post({ param: { study: study.id } })),
    onSuccess: () => queries.invalidateQueries(),
  })
  if (!plan.isSuccess) return null
  const { lock: locked, deviations, hash } = plan.data
  const mayLock = queries.getQueryData<Me | null>(meKey)?.role === 'researcher'
  return (
    <li>
      {locked === null
        ? t(report.meta.shape ? 'plan.openShape' : 'plan.open')
        : t('plan.locked', { moment: writeMoment(locked.at), hash: locked.hash.slice(0, 12) })}{' '}
      {locked !== null && deviations.length === 0 && t('plan.unchanged')}
      {locked !== null && deviations.length > 0 && (
        <details className="how">
          <summary>{t('plan.deviations', { count: deviations.length })}</summary>
          <ol>
            {deviations.map(({ path, before, after, reasons }) => (
              <li key={path}>
                {before === undefined
                  ? t('plan.added', { path: placeInPlan(path), after })
                  : after === undefined
                    ? t('plan.removed', { path: placeInPlan(path), before })
                    : t('plan.changed', { path: placeInPlan(path), before, after })}
                {reasons.map(({ at, reason }) => (
                  <p key={at}>{t('plan.reason', { moment: writeMoment(at), reason })}</p>
                ))}
              </li>
            ))}
          </ol>
        </details>
      )}
      {locked === null && mayLock && (
        <span className="no-print">
          {' '}
          <button
            type="button"
            className="button button--quiet"
            disabled={lock.isPending}
            onClick={() => {
              if (window.confirm(t('plan.confirm', { hash: hash.slice(0, 12) }))) lock.mutate()
            }}
          >
            {t('plan.lock')}
          </button>
        </span>
      )}
      {lock.isError && <ProblemNotice error={lock.error} />}
    </li>
  )
}
