import { scaleLinear } from 'd3-scale'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Found } from '../../../../server/rehearsal/found.ts'
import { writeNumber } from '../../../shared/format.ts'
import { inLanguage } from '../../../shared/i18n.ts'
import { Scroll } from '../../../shared/scroll.tsx'
import type { Measure } from './plan.ts'

interface Props {
  readonly measure: Measure
  /** Of the outcome among those of the plan. */
  readonly place: number
  readonly found: Found
}

/** One outcome: what each form of support was found to do beside what was put in. */
export function FoundEffects({ measure, place, found }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const { perUnit } = measure
  const rows = found.rows.map(({ group, support, label, effects }) => {
    return { key: `${group} ${support}`, group, label, effect: effects[place]! }
  })
  const reach = rows.flatMap(({ effect }) => [effect.low ?? 0, effect.high ?? 0, effect.putIn, 0])
  const scale = scaleLinear([Math.min(...reach), Math.max(...reach)], [4, 96])
  const write = (value: number) => writeNumber(value * perUnit, 2)
  if (rows.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {inLanguage(measure.label)}, {t(`rehearsal.unit.${measure.unit}`)}
      </h2>
      <p className="quiet">
        {t('rehearsal.method', {
          method: rows.find(({ effect }) => effect.estimate !== null)?.effect.method ?? '–',
          weight: found.weight ?? t('rehearsal.unweighted'),
        })}
      </p>
      <Scroll label={inLanguage(measure.label)}>
        <table className="rehearsal__found">
          <thead>
            <tr>
              <th scope="col">{t('rehearsal.support')}</th>
              <th scope="col" className="number">
                {t('rehearsal.putIn')}
              </th>
              <th scope="col" className="number">
                {t('rehearsal.estimate')}
              </th>
              <th scope="col" className="number">
                n
              </th>
              <th scope="col" className="number">
                p
              </th>
              <td className="rehearsal__picture" aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, group, label, effect }) => (
              <tr key={key}>
                <th scope="row">
                  {group}: {inLanguage(label)}
                </th>
                <td className="number">{write(effect.putIn)}</td>
                <td className="number">
                  {effect.estimate === null || effect.low === null || effect.high === null
                    ? t('rehearsal.none')
                    : `${write(effect.estimate)} [${write(effect.low)}; ${write(effect.high)}]`}
                </td>
                <td className="number">{writeNumber(effect.n)}</td>
                <td className="number">{effect.p === null ? '–' : writeP(effect.p)}</td>
                <td className="rehearsal__picture" aria-hidden="true">
                  <svg width="100%" height="24" aria-hidden="true" focusable="false">
                    <line
                      className="rehearsal__zero"
                      x1={`${scale(0)}%`}
                      x2={`${scale(0)}%`}
                      y1="0"
                      y2="24"
                    />
                    {effect.estimate !== null && effect.low !== null && effect.high !== null && (
                      <>
                        <line
                          className="rehearsal__interval"
                          x1={`${scale(effect.low)}%`}
                          x2={`${scale(effect.high)}%`}
                          y1="12"
                          y2="12"
                        />
                        <circle cx={`${scale(effect.estimate)}%`} cy="12" r="5" />
                      </>
                    )}
                    <line
                      className="rehearsal__put-in"
                      x1={`${scale(effect.putIn)}%`}
                      x2={`${scale(effect.putIn)}%`}
                      y1="3"
                      y2="21"
                    />
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

const writeP = (p: number) => (p < 0.001 ? `< ${writeNumber(0.001, 3)}` : writeNumber(p, 3))
