import { useTranslation } from 'react-i18next'
import type { Cell, MarkDetails } from '../../../analysis/index.ts'
import { writeValue } from '../values.ts'
import { domainAroundZero, plotScale } from './scale.ts'
import type { Tone } from './tone.tsx'

interface Props {
  readonly curve: MarkDetails['curves'][number]
  readonly unit: Cell['unit']
  readonly tone: Tone
  readonly label: string
}

const HEIGHT = 140

/** One effect under all choices, from the lowest to the highest: an upright interval each, that of the plan thick; the same as a table. */
export function SpecificationPicture({ curve: { effects, planned }, unit, tone, label }: Props) {
  const { t } = useTranslation()
  const scale = plotScale(domainAroundZero(effects), { range: [4, 96] })
  const y = (value: number) => HEIGHT - (scale.percent(value) / 100) * HEIGHT
  const x = (place: number) => `${(100 * (place + 0.5)) / effects.length}%`
  const isPlanned = (own: (typeof effects)[number]) =>
    planned !== null &&
    (['weights', 'covariates', 'periods', 'model'] as const).every((key) => own[key] === planned[key])
  const code = (own: string) => t(`behind.code.${own}`, { defaultValue: own })
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
          <g key={`${own.weights} ${own.covariates} ${own.periods} ${own.model}`}>
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
        <section
          className="scroller"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={`${t('report.table')}: ${label}`}
        >
          <table className="data">
            <thead>
              <tr>
                {(['weights', 'covariates', 'periods', 'model'] as const).map((key) => (
                  <th key={key} scope="col">
                    {t(`behind.${key}`)}
                  </th>
                ))}
                <th scope="col" className="number">
                  {t('table.value')}
                </th>
                <th scope="col" className="number">
                  {t('table.interval')}
                </th>
                <th scope="col" className="number">
                  {t('table.rows')}
                </th>
              </tr>
            </thead>
            <tbody>
              {effects.map((own) => (
                <tr key={`${own.weights} ${own.covariates} ${own.periods} ${own.model}`}>
                  <td>
                    {code(own.weights)}
                    {isPlanned(own) && ` (${t('behind.planned')})`}
                  </td>
                  <td>{code(own.covariates)}</td>
                  <td>{code(own.periods)}</td>
                  <td>{own.model}</td>
                  <td className="number">{writeValue(own.estimate!, unit)}</td>
                  <td className="number">
                    {own.low === null || own.high === null
                      ? ''
                      : `${writeValue(own.low, unit)} … ${writeValue(own.high, unit)}`}
                  </td>
                  <td className="number">{own.n}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </>
  )
}
