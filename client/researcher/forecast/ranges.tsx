import { scaleLinear } from 'd3-scale'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Expected } from '../../../analysis/index.ts'
import { Scroll } from '../../shared/scroll.tsx'

interface Props {
  readonly title: string
  readonly basis: string
  readonly rows: readonly {
    readonly key: string
    readonly name: string
    readonly values: readonly Expected[]
  }[]
  readonly write: (value: number) => string
}

/** Two protocols under each other, on one scale: the mean a mark, 95 % of panels a line; the numbers stand beside it. */
export function Ranges({ title, basis, rows, write }: Props) {
  const { t } = useTranslation()
  const id = useId()
  if (rows.length === 0) return null
  const all = rows.flatMap(({ values }) => values.flatMap(({ low, high }) => [low, high]))
  const scale = scaleLinear([Math.min(...all), Math.max(...all)], [2, 98]).nice(4)
  const names = [t('forecast.own'), t('forecast.other')]
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="quiet">{basis}</p>
      <Scroll label={title}>
        <table className="forecast__ranges">
          <thead>
            <tr>
              <th scope="col">{t('forecast.protocol')}</th>
              <th scope="col" className="number">
                {t('forecast.expected')}
              </th>
              <th scope="col" className="number">
                {t('forecast.between')}
              </th>
              <td className="forecast__picture" aria-hidden="true" />
            </tr>
          </thead>
          {rows.map(({ key, name, values }) => (
            <tbody key={key}>
              <tr>
                <th scope="rowgroup" colSpan={4} className="forecast__group">
                  {name}
                </th>
              </tr>
              {values.map((value, place) => (
                <tr key={names[place]}>
                  <th scope="row">{names[place]}</th>
                  <td className="number">{write(value.mean)}</td>
                  <td className="number">
                    {write(value.low)}–{write(value.high)}
                  </td>
                  <td className="forecast__picture" aria-hidden="true">
                    <svg width="100%" height="20" aria-hidden="true" focusable="false">
                      <line
                        className="forecast__range"
                        x1={`${scale(value.low)}%`}
                        x2={`${scale(value.high)}%`}
                        y1="10"
                        y2="10"
                      />
                      <svg x={`${scale(value.mean)}%`} y="10" overflow="visible" aria-hidden="true">
                        {place === 0 ? <circle r="5" /> : <path d="M0-6 6 0 0 6-6 0Z" />}
                      </svg>
                    </svg>
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </Scroll>
    </section>
  )
}
