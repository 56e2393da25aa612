import { useTranslation } from 'react-i18next'
import type { Cell, MarkDetails, Report } from '../../../analysis/index.ts'
import { choiceInWords, isPlannedChoice } from '../choices.ts'
import { methodInWords } from '../method-words.ts'
import { writeRange, writeValue } from '../values.ts'
import { numbers, WideTable, words } from '../wide-table.tsx'
import { domainAroundZero, plotScale } from './scale.ts'
import type { Tone } from './tone.tsx'

interface Props {
  readonly curve: MarkDetails['curves'][number]
  readonly report: Report
  readonly unit: Cell['unit']
  readonly tone: Tone
  readonly label: string
}

const HEIGHT = 140

/** One effect under all choices, from the lowest to the highest: an upright interval each, that of the plan thick; the same as a table. */
export function SpecificationPicture({ curve, report, unit, tone, label }: Props) {
  const { t } = useTranslation()
  const { effects } = curve
  const scale = plotScale(domainAroundZero(effects), { range: [4, 96] })
  const y = (value: number) => HEIGHT - (scale.percent(value) / 100) * HEIGHT
  const x = (place: number) => `${(100 * (place + 0.5)) / effects.length}%`
  const isPlanned = (own: (typeof effects)[number]) => isPlannedChoice(own, curve)
  const code = (own: string) => choiceInWords(t, report, own)
  const first = effects[0]!
  const last = effects.at(-1)!
  const inWords = t('behind.choices.range', {
    low: writeValue(first.estimate!, unit),
    high: writeValue(last.estimate!, unit),
  })
  return (
    <>
      <svg
        className={`specification tone-${tone}`}
        height={HEIGHT}
        role="img"
        aria-label={`${label}. ${inWords}`}
      >
        <line className="plot__zero is-strong" x1="0" x2="100%" y1={y(0)} y2={y(0)} />
        {effects.map((own, place) => (
          <g key={`${own.weights} ${own.covariates} ${own.periods} ${methodInWords(own.model)}`}>
            {own.low !== null && own.high !== null && (
              <line
                className={isPlanned(own) ? 'specification__line is-planned' : 'specification__line'}
                x1={x(place)}
                x2={x(place)}
                y1={y(own.low)}
                y2={y(own.high)}
              />
            )}
            <circle
              className={isPlanned(own) ? 'specification__dot is-planned' : 'specification__dot'}
              cx={x(place)}
              cy={y(own.estimate!)}
              r={isPlanned(own) ? 6 : 2.5}
            />
          </g>
        ))}
      </svg>
      <p className="quiet small">{inWords}</p>
      <details className="table-of">
        <summary>{t('report.table')}</summary>
        <WideTable
          label={`${t('report.table')}: ${label}`}
          heads={[
            ...(['weights', 'covariates', 'periods', 'model'] as const).map((key) =>
              words(t(`behind.${key}`)),
            ),
            ...(['value', 'interval', 'rows'] as const).map((key) => numbers(t(`table.${key}`))),
          ]}
        >
          {effects.map((own) => (
            <tr key={`${own.weights} ${own.covariates} ${own.periods} ${methodInWords(own.model)}`}>
              <td>
                {code(own.weights)}
                {isPlanned(own) && ` (${t('behind.planned')})`}
              </td>
              <td>{code(own.covariates)}</td>
              <td>{code(own.periods)}</td>
              <td>{methodInWords(own.model)}</td>
              <td className="number">{writeValue(own.estimate!, unit)}</td>
              <td className="number">{writeRange(own, unit)}</td>
              <td className="number">{own.n}</td>
            </tr>
          ))}
        </WideTable>
      </details>
    </>
  )
}
