/** The analysis plan held against the questionnaires: from which questions each of its variables comes, wave by wave. */
import { useTranslation } from 'react-i18next'
import { Scroll } from '../../shared/scroll.tsx'
import type { Examined } from './queries.ts'

export function PlanCoverage({ coverage }: Pick<Examined, 'coverage'>) {
  const { t } = useTranslation()
  const waves = Object.keys(coverage[0]?.waves ?? {})
  if (waves.length === 0) return null
  return (
    <details>
      <summary>{t('coverage.title')}</summary>
      <p className="quiet">{t('coverage.explain')}</p>
      <Scroll label={t('coverage.title')}>
        <table className="coverage">
          <thead>
            <tr>
              <th scope="col">{t('coverage.variable')}</th>
              {waves.map((wave) => (
                <th key={wave} scope="col">
                  {wave}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {coverage.map(({ variable, level, waves: cells }) => (
              <tr key={variable}>
                <th scope="row">{variable}</th>
                {waves.map((wave) => {
                  const cell = cells[wave]
                  const sources = cell ? [...cell.items, ...cell.given].join(', ') || cell.formula : null
                  return (
                    <td key={wave} className={sources === null ? 'quiet' : undefined}>
                      {sources ?? t(level === 'member' ? 'coverage.once' : 'coverage.none')}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  )
}
