/** The report from top to bottom. */
import { Fragment, type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarkDetails, ReportKey, ReportTable, Report as ReportTables } from '../../analysis/index.ts'
import { writeMoment, writeNumber } from '../shared/format.ts'
import { inLanguage } from '../shared/i18n.ts'
import { besidePublished } from './compare-published.ts'
import { Comparison } from './comparison.tsx'
import { betweenSentences, durationSentences } from './duration-sentences.ts'
import { Durations } from './durations.tsx'
import { Figure, useWeighting } from './figure.tsx'
import { Contrasts, Hours, Registers, Selection, Shares } from './figures.tsx'
import { GroupChoice, groupName, PUBLISHED, type useGroups } from './groups.tsx'
import { MarkTable } from './mark-table.tsx'
import { Hatching, ToneSample, toneOf } from './pictures/tone.tsx'
import { PublishedComparison } from './published-comparison.tsx'
import { effectGroups, type StudyReport } from './report-data.ts'
import { useRunningHead } from './running-head.ts'
import {
  anySupportSentence,
  contrastSentence,
  differenceSentence,
  formsSentence,
  hoursSentence,
  selectionColumns,
  selectionSentence,
  shareSentence,
  summaryParts,
} from './sentences.ts'
import { TakeAway } from './take-away.tsx'
import { Trust } from './trust.tsx'
import {
  Matrix,
  marginSentences,
  RIndicators,
  representativenessSentences,
  TookPart,
  weightSentences,
} from './weighting.tsx'

interface Section {
  readonly key: ReportKey
  readonly title: string
  readonly findings: readonly string[]
  readonly how?: readonly string[]
  readonly tested?: boolean
  readonly picture: ReactNode
}

interface Props {
  readonly data: StudyReport
  /** Table 1 with its robustness rows; else why it is not there. */
  readonly checks: ReportTable | 'working' | 'later' | 'whole'
  readonly marks: readonly MarkDetails[]
  /** The group that it is compared with. */
  readonly other: StudyReport | null
  readonly groups: ReturnType<typeof useGroups>
}

export function Report({ data: given, checks, marks, other, groups: chosen }: Props) {
  const { t } = useTranslation()
  const data = typeof checks === 'string' ? given : { ...given, report: { ...given.report, table1: checks } }
  const { study, report, at } = data
  const weighting = useWeighting(data)
  const groups = effectGroups(report.table1).map(({ group }) => group)
  const title = useId()
  const sections = useSections(report, groups, title, typeof checks === 'string' ? checks : null, marks)
  const name = (group: string) => groupName(data.filters, group)
  const { view } = report.meta
  const viewed = view === undefined ? null : name(`${view.variable}=${view.value}`)
  useRunningHead(data, viewed)
  const hasPublished = besidePublished(report).length > 0
  const beside = hasPublished && chosen.group === '' && chosen.against === PUBLISHED
  return (
    <article className="report">
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
        <TakeAway data={data} />
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
          <p className="notes">{t('report.summary.explain')}</p>
          {groups.map((group, place) => (
            <div key={group} className="part">
              <h3>
                <ToneSample tone={toneOf(group)} /> {group}
              </h3>
              {summaryParts(t, report, group, place === 0).map(({ question, sentences }) => (
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
        {other && <Comparison own={data} other={other} names={[name(chosen.group), name(chosen.against)]} />}
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

function useSections(
  report: ReportTables,
  groups: readonly string[],
  titleId: string,
  unchecked: 'working' | 'later' | 'whole' | null,
  marks: readonly MarkDetails[],
): Section[] {
  const { t } = useTranslation()
  const [first = '', second = ''] = groups
  const figure = (number: number, rest: Omit<Section, 'key' | 'title'>): Section => {
    const key = `figure${number}` as ReportKey
    return { key, title: t('section.figure', { number, title: inLanguage(report[key].title) }), ...rest }
  }
  const anySupport = (number: 1 | 4, group: string) =>
    figure(number, {
      findings: [anySupportSentence(t, report[`figure${number}`], group)],
      how: [t('bars.interval')],
      picture: <Shares table={report[`figure${number}`]} group={group} />,
    })
  const selection = (number: 2 | 5, group: string) => {
    const table = report[`figure${number}`]
    return figure(number, {
      findings: selectionColumns(table).map(({ key }) => selectionSentence(t, table, key)),
      how: [t('selection.how'), t('selection.unit')],
      picture: <Selection table={table} group={group} />,
    })
  }
  const forms = (number: 3 | 6, group: string) =>
    figure(number, {
      findings: [formsSentence(t, report[`figure${number}`], group)],
      picture: <Shares table={report[`figure${number}`]} group={group} />,
    })
  const { hours, contrasts, transfer, duty } = report
  const shareOf = (table: typeof duty, key: string) => table.rows.find((row) => row.key === key)?.cells.share
  return [
    {
      key: 'table1',
      title: t('section.table1'),
      findings: [t('table1.lead')],
      how: ['marks', 'empty', 'open', 'p'].map((part) => t(`table1.how.${part}`)),
      picture: <MarkTable report={report} labelledBy={titleId} unchecked={unchecked} marks={marks} />,
    },
    {
      key: 'hours',
      title: inLanguage(hours.title),
      findings: groups.map((group) => hoursSentence(t, hours, group)),
      tested: false,
      picture: <Hours table={hours} />,
    },
    {
      key: 'contrasts',
      title: inLanguage(contrasts.title),
      findings: contrasts.rows.map((row) => contrastSentence(t, row)),
      picture: <Contrasts table={contrasts} />,
    },
    anySupport(1, first),
    selection(2, first),
    forms(3, first),
    anySupport(4, second),
    selection(5, second),
    forms(6, second),
    {
      key: 'transfer',
      title: inLanguage(transfer.title),
      findings: [
        shareSentence(t, shareOf(transfer, 'known.00'), 'transfer.unknownBoth'),
        differenceSentence(t, shareOf(transfer, 'supportDifference'), 'transfer.support'),
        differenceSentence(t, shareOf(transfer, 'distance'), 'transfer.distance'),
      ],
      picture: <Registers name="transfer" table={transfer} group={first} />,
    },
    {
      key: 'duty',
      title: inLanguage(duty.title),
      findings: [
        shareSentence(t, shareOf(duty, 'withoutDuty'), 'duty.without'),
        shareSentence(t, shareOf(duty, 'exempt'), 'duty.exempt'),
        differenceSentence(t, shareOf(duty, 'searching'), 'duty.searching'),
      ],
      picture: <Registers name="duty" table={duty} group={second} />,
    },
    ...durations(report, groups, t),
    ...weighting(report, groups, t),
  ]
}

/** How long people stayed; nothing when the plan does not ask it. */
function durations(
  { durations: table, meta }: ReportTables,
  groups: readonly string[],
  t: ReturnType<typeof useTranslation>['t'],
): Section[] {
  if (table.rows.length === 0) return []
  return [
    {
      key: 'durations',
      title: inLanguage(table.title),
      findings: [
        ...groups.flatMap((group) => durationSentences(t, table, group)),
        ...betweenSentences(t, table, groups, meta.alpha),
      ],
      how: ['line', 'band', 'followed'].map((part) => t(`durations.how.${part}`)),
      picture: <Durations table={table} groups={groups} />,
    },
  ]
}

/** How the answers were weighted; nothing when the plan does not weigh. */
function weighting(
  { weights, margins, representativeness }: ReportTables,
  groups: readonly string[],
  t: ReturnType<typeof useTranslation>['t'],
): Section[] {
  if (weights.rows.length === 0) return []
  return [
    {
      key: 'weights',
      title: inLanguage(weights.title),
      findings: weightSentences(t, weights),
      tested: false,
      picture: <TookPart table={weights} />,
    },
    {
      key: 'margins',
      title: inLanguage(margins.title),
      findings: marginSentences(t, margins, groups),
      tested: false,
      picture: <Matrix table={margins} caption={t('margins.shares')} />,
    },
    {
      key: 'representativeness',
      title: inLanguage(representativeness.title),
      findings: representativenessSentences(t, representativeness),
      how: [t('representativeness.how')],
      picture: <RIndicators table={representativeness} />,
    },
  ]
}
