/** The year of one member, from application: the windows as lanes, the decision as a mark to move, contacts as ticks. */
import { scaleLinear } from 'd3-scale'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Text } from '../../../surveys/design.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { Scroll } from '../../shared/scroll.tsx'

interface Wave {
  readonly id: string
  readonly title: Text
  readonly openDays: number
  readonly hardEndDays: number
  readonly opens: readonly { readonly event: string; readonly months: number }[]
  readonly contacts: readonly {
    readonly kind: string
    readonly ordinal: number
    readonly afterDays: number
  }[]
}

const daysAMonth = 365.25 / 12
const laneHeight = 44
const axisHeight = 28
const width = 720
const lastMonth = 15
const months = Array.from({ length: lastMonth + 1 }, (_, month) => month)

export function TimeLine({ waves }: { waves: readonly Wave[] }) {
  const { t } = useTranslation()
  const id = useId()
  const [weeks, setWeeks] = useState(4)
  const decision = (weeks * 7) / daysAMonth
  const x = scaleLinear([0, lastMonth], [0, width])
  const lanes = waves.map((wave, index) => ({
    wave,
    y: axisHeight + index * laneHeight,
    opens: Math.max(...wave.opens.map(({ event, months }) => months + (event === 'decision' ? decision : 0))),
  }))
  const height = axisHeight + waves.length * laneHeight + 8
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('timeLine.title')}</h2>
      <Scroll label={t('timeLine.title')}>
        <svg
          className="time-line"
          viewBox={`0 0 ${width + 16} ${height}`}
          width={width + 16}
          height={height}
          role="img"
          aria-label={lanes
            .map(({ wave, opens }) =>
              t('timeLine.lane', {
                title: inLanguage(wave.title),
                month: opens.toFixed(1),
                days: wave.openDays,
              }),
            )
            .join('; ')}
        >
          <g transform="translate(8 0)">
            {months.map((month) => (
              <g key={month} transform={`translate(${x(month)} 0)`}>
                <line y1={axisHeight - 6} y2={height} className="time-line__grid" />
                <text y={axisHeight - 10} textAnchor="middle" className="time-line__month">
                  {month}
                </text>
              </g>
            ))}
            {lanes.map(({ wave, y, opens }) => (
              <g key={wave.id} transform={`translate(0 ${y})`}>
                <text x={x(opens)} y={14} className="time-line__title">
                  {inLanguage(wave.title)}
                </text>
                <rect
                  x={x(opens)}
                  y={20}
                  width={x(wave.hardEndDays / daysAMonth)}
                  height={12}
                  className="time-line__grace"
                />
                <rect
                  x={x(opens)}
                  y={20}
                  width={x(wave.openDays / daysAMonth)}
                  height={12}
                  className="time-line__window"
                />
                {wave.contacts.map((contact) => (
                  <line
                    key={`${contact.kind} ${contact.ordinal}`}
                    x1={x(opens + contact.afterDays / daysAMonth)}
                    x2={x(opens + contact.afterDays / daysAMonth)}
                    y1={16}
                    y2={36}
                    className="time-line__contact"
                  />
                ))}
              </g>
            ))}
            <line
              x1={x(decision)}
              x2={x(decision)}
              y1={axisHeight - 4}
              y2={height}
              className="time-line__decision"
            />
          </g>
        </svg>
      </Scroll>
      <p className="time-line__key quiet">
        <label htmlFor={`${id}-weeks`}>{t('timeLine.decision', { weeks })}</label>
        <input
          id={`${id}-weeks`}
          type="range"
          min={0}
          max={40}
          value={weeks}
          onChange={(event) => setWeeks(Number(event.target.value))}
        />
        <span>{t('timeLine.key')}</span>
      </p>
    </section>
  )
}
