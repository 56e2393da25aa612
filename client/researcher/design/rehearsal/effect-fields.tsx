import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../shared/i18n.ts'
import { Scroll } from '../../../shared/scroll.tsx'
import type { ReadPlan } from './plan.ts'

interface Props {
  readonly plan: ReadPlan
  /** By `SUPPORT OUTCOME`, in the unit in which people read the outcome. */
  readonly sizes: Readonly<Record<string, number>>
  readonly onChange: (sizes: Readonly<Record<string, number>>) => void
}

/** How much each form of support changes each outcome. */
export function EffectFields({ plan, sizes, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <h2 id="put-in">{t('rehearsal.effects')}</h2>
      <p className="rehearsal__about">{t('rehearsal.effects.explain')}</p>
      <Scroll label={t('rehearsal.effects')}>
        <table aria-labelledby="put-in">
          <thead>
            <tr>
              <th scope="col">{t('rehearsal.support')}</th>
              {plan.measures.map(({ variable, label, unit }) => (
                <th scope="col" key={variable}>
                  {inLanguage(label)}
                  <span className="quiet counts__explain">{t(`rehearsal.unit.${unit}`)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.supports.map((support) => (
              <tr key={support.variable}>
                <th scope="row">{inLanguage(support.label)}</th>
                {plan.measures.map((measure) => {
                  const key = `${support.variable} ${measure.variable}`
                  return (
                    <td key={key}>
                      <input
                        type="number"
                        step="any"
                        className="rehearsal__size"
                        aria-label={t('rehearsal.size', {
                          support: inLanguage(support.label),
                          outcome: inLanguage(measure.label),
                        })}
                        defaultValue={sizes[key] ?? 0}
                        onChange={({ target }) =>
                          target.validity.valid && onChange({ ...sizes, [key]: target.valueAsNumber || 0 })
                        }
                      />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}
