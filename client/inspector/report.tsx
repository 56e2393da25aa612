/** The report from top to bottom. */
import { Fragment, useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarkDetails, ReportTable } from '../../analysis/index.ts'
import { writeMoment, writeNumber } from '../shared/format.ts'
import { inLanguage } from '../shared/i18n.ts'
import { besidePublished } from './compare-published.ts'
import { Comparison } from './comparison.tsx'
import { Figure, useWeighting } from './figure.tsx'
import { GroupChoice, groupName, PUBLISHED, type useGroups } from './groups.tsx'
import { Hatching, ToneSample, toneOf } from './pictures/tone.tsx'
import { PublishedComparison } from './published-comparison.tsx'
import { effectGroups, type StudyReport } from './report-data.ts'
import { useRunningHead } from './running-head.ts'
import { useSections } from './sections.tsx'
import { summaryParts } from './sentences.ts'
import { TakeAway } from './take-away.tsx'
import { Trust } from './trust.tsx'

interface Props {
  readonly data: StudyReport
  /** These are the numbers that were asked for; else they are on their way. */
  readonly ready: boolean
  /** Table 1 with its robustness rows; else why it is not there. */
  readonly checks: ReportTable | 'working' | 'later' | 'whole'
  readonly marks: readonly MarkDetails[]
  /** The group that it is compared with. */
  readonly other: StudyReport | null
  readonly groups: ReturnType<typeof useGroups>
}

export function Report({ data: given, ready, checks, marks, other, groups: chosen }: Props) {
  const { t } = useTranslation()
  const data = useMemo(
    () => (typeof checks === 'string' ? given : { ...given, report: { ...given.report, table1: checks } }),
    [given, checks],
  )
  const { study, report, at } = data
  const weighting = useWeighting(data)
  const groups = effectGroups(report.table1).map(({ group }) => group)
  const title = useId()
  const unchecked = typeof checks === 'string' ? checks : null
  const sections = useSections(report, groups, title, unchecked, marks)
  const viewed = viewName(data)
  useRunningHead(data, viewed)
  const hasPublished = besidePublished(report).length > 0
  // Whom the numbers are of: while others are fetched, not yet those who were chosen.
  const names = [viewOf(data)?.name ?? '', (other && viewOf(other)?.name) ?? ''] as const
  const summaries = groups.map((group, place) => ({
    group,
    parts: summaryParts(t, report, group, place === 0),
  }))
  const withChance = summaries.some(({ parts }) =>
    parts.some(({ sentences }) => sentences.some((sentence) => sentence.includes(t('effect.chance')))),
  )
  const beside = hasPublished && chosen.group === '' && chosen.against === PUBLISHED
  return (
    <article className="report" aria-busy={!ready}>
      <Hatching />
      <header className="report__head">
        <p className="quiet">{inLanguage(study.organisation)}</p>
        <h1>{inLanguage(study.title)}</h1>
        <p className="lead">{inLanguage(study.about)}</p>
        {report.meta.simulated && <p className="report__simulated">{t('simulated.line')}</p>}
        <p className="quiet">
          {t('report.basis', {
            persons: writeNumber(report.meta.persons),
            rows: writeNumber(report.meta.rows),
            weight: weighting,
          })}{' '}
          {t('report.readAt', { moment: writeMoment(at) })}
        </p>
        <GroupChoice filters={data.filters} published={hasPublished} {...chosen} />
        {viewed !== null && (
          <p className="report__view" role="status">
            {t('groups.only', { group: viewed })}
          </p>
        )}
        <Trust data={data} />
        <TakeAway
          data={data}
          beside={{ other: other && { data: other, names }, published: beside, marks, unchecked }}
        />
      </header>
      <nav className="contents no-print" aria-label={t('report.contents')}>
        <p className="contents__title">{t('report.contents')}</p>
        <ol>
          <li>
            <a href="#summary">{t('report.summary')}</a>
          </li>
          {(other || beside) && (
            <li>
              <a href="#comparison">{t('comparison.short')}</a>
            </li>
          )}
          {sections.map((section) => (
            <li key={section.key}>
              <a href={`#${section.key}`}>{section.title}</a>
            </li>
          ))}
        </ol>
      </nav>
      <div className="report__body">
        <section className="figure" id="summary" aria-labelledby={`${title}-summary`}>
          <h2 id={`${title}-summary`}>{t('report.summary')}</h2>
          <p className="notes">
            {t('report.summary.explain')} {withChance && t('report.summary.chance')}
          </p>
          {summaries.map(({ group, parts }) => (
            <div key={group} className="part">
              <h3>
                <ToneSample tone={toneOf(group)} /> {group}
              </h3>
              {parts.map(({ question, sentences }) => (
                <Fragment key={question}>
                  <h4>{question}</h4>
                  {sentences.map((sentence) => (
                    <p key={sentence} className="finding">
                      {sentence}
                    </p>
                  ))}
                </Fragment>
              ))}
            </div>
          ))}
        </section>
        {other && <Comparison own={data} other={other} names={names} filter={viewOf(data)?.filter ?? ''} />}
        {beside && <PublishedComparison data={data} />}
        {sections.map(({ key, title, findings, how, tested = true, picture }) => (
          <Figure
            key={key}
            id={key}
            title={title}
            data={data}
            table={report[key]}
            findings={findings}
            tested={tested}
            {...(how && { how })}
          >
            {picture}
          </Figure>
        ))}
      </div>
    </article>
  )
}

/** The class that a report is about; null: everyone. */
function viewOf({ filters, report }: StudyReport) {
  const { view } = report.meta
  return view === undefined ? null : groupName(filters, `${view.variable}=${view.value}`)
}

/** 'man (geslacht)' */
function viewName(data: StudyReport): string | null {
  const view = viewOf(data)
  return view === null ? null : view.filter === '' ? view.name : `${view.name} (${view.filter})`
}
