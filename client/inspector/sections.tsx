/** The parts of the report in their order, each with its findings and its picture. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarkDetails, ReportKey, Report as ReportTables } from '../../analysis/index.ts'
import { inLanguage } from '../shared/i18n.ts'
import { betweenSentences, durationSentences } from './duration-sentences.ts'
import { Durations } from './durations.tsx'
import { Contrasts, Hours, Registers, Selection, Shares } from './figures.tsx'
import { MarkTable } from './mark-table.tsx'
import { numbersPrinted } from './pictures/plot-row.tsx'
import {
  anySupportSentence,
  contrastSentence,
  differenceSentence,
  formsSentence,
  hoursSentence,
  selectionColumns,
  selectionSentence,
  shareSentence,
} from './sentences.ts'
import { stayingMarks, stayingSentence } from './staying-marks.ts'
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

export function useSections(
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
  const bars = ({ rows }: ReportTables[ReportKey]) => {
    const printed = rows.some(({ cells }) =>
      Object.values(cells).some((cell) => numbersPrinted(cell).length > 0),
    )
    return [t('bars.interval'), ...(printed ? [t('bars.published')] : [])]
  }
  const anySupport = (number: 1 | 4, group: string) =>
    figure(number, {
      findings: [anySupportSentence(t, report[`figure${number}`], group)],
      how: bars(report[`figure${number}`]),
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
      how: bars(report[`figure${number}`]),
      picture: <Shares table={report[`figure${number}`]} group={group} />,
    })
  const { hours, contrasts, transfer, duty } = report
  const staying = stayingMarks(report.table1)
  const shareOf = (table: typeof duty, key: string) => table.rows.find((row) => row.key === key)?.cells.share
  return [
    {
      key: 'table1',
      title: t('section.table1'),
      findings: [t('table1.lead'), ...(staying ? [stayingSentence(t, staying)] : [])],
      how: [
        ...['marks', 'empty', 'open', 'p'].map((part) => t(`table1.how.${part}`)),
        ...(staying?.ways ?? []).map(({ check }) => t(`robustness.how.${check}`)),
      ],
      picture: <MarkTable report={report} labelledBy={titleId} unchecked={unchecked} marks={marks} />,
    },
    {
      key: 'hours',
      title: inLanguage(hours.title),
      findings: groups.map((group) => hoursSentence(t, hours, group)),
      how: bars(hours),
      tested: false,
      picture: <Hours table={hours} />,
    },
    {
      key: 'contrasts',
      title: inLanguage(contrasts.title),
      findings: contrasts.rows.map((row) => contrastSentence(t, row)),
      how: [t('dots.how')],
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
      how: [...bars(transfer), t('dots.how')],
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
      how: [...bars(duty), t('dots.how')],
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
      how: [t('bars.interval')],
      tested: false,
      picture: <TookPart table={weights} />,
    },
    {
      key: 'margins',
      title: inLanguage(margins.title),
      findings: marginSentences(t, margins, groups),
      how: [t('margins.how')],
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
