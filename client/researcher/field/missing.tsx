/** How like all who were asked those are who answered: R-indicators, whole and per background. */
import { useTranslation } from 'react-i18next'
import { writeNumber } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { Scroll } from '../../shared/scroll.tsx'
import type { RatesOfWave } from './rates.tsx'

export function Missing({ wave }: { wave: RatesOfWave }) {
  const { t } = useTranslation()
  const groups = wave.representativeness
  const facts = [...new Map(groups.flatMap(({ partial }) => partial.map((own) => [own.fact, own.label])))]
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">{t('missing.title')}</h2>
      {groups.length === 0 ? (
        <p>{t('missing.empty')}</p>
      ) : (
        <>
          <Scroll label={t('missing.title')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">
                    <span className="visually-hidden">{t('missing.indicator')}</span>
                  </th>
                  {groups.map(({ group }) => (
                    <th scope="col" key={group} className="number">
                      {group}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                <tr>
                  <th scope="row">
                    {t('missing.r')}
                    <span className="quiet counts__explain">{t('missing.r.explain')}</span>
                  </th>
                  {groups.map(({ group, r, asked }) => (
                    <td key={group} className="number">
                      <Value {...r} n={asked} />
                    </td>
                  ))}
                </tr>
                <tr>
                  <th scope="row">
                    {t('missing.cv')}
                    <span className="quiet counts__explain">{t('missing.cv.explain')}</span>
                  </th>
                  {groups.map(({ group, cv, asked }) => (
                    <td key={group} className="number">
                      <Value {...cv} n={asked} />
                    </td>
                  ))}
                </tr>
                {facts.map(([fact, label]) => (
                  <tr key={fact}>
                    <th scope="row">
                      {inLanguage(label)}
                      <span className="quiet counts__explain">{t('missing.partial')}</span>
                    </th>
                    {groups.map(({ group, partial, asked }) => {
                      const own = partial.find((one) => one.fact === fact)
                      return (
                        <td key={group} className="number">
                          {own ? <Value {...own.unconditional} n={asked} /> : '–'}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
          <p className="quiet measure">{t('missing.method')}</p>
        </>
      )}
    </section>
  )
}

interface ValueProps {
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
}

function Value({ estimate, low, high, n }: ValueProps) {
  const { t } = useTranslation()
  if (estimate === null) return <span className="quiet">–</span>
  return (
    <>
      {writeNumber(estimate, 3)}
      <span className="quiet counts__explain">
        {low !== null && high !== null && `${writeNumber(low, 3)} … ${writeNumber(high, 3)}; `}
        {t('rates.n', { n: writeNumber(n) })}
      </span>
    </>
  )
}
