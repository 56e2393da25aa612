import { useTranslation } from 'react-i18next'
import type { Forecast } from '../../../analysis/index.ts'
import { writeNumber, writeShare } from '../../shared/format.ts'
import { Scroll } from '../../shared/scroll.tsx'

interface Props {
  readonly forecasts: readonly Forecast[]
  readonly members: number
  /** Key of the effect. */
  readonly chosen: string
}

/** How sure an effect would be found, by the size of the sample. */
export function PowerTable({ forecasts, members, chosen }: Props) {
  const { t } = useTranslation()
  const effects = forecasts.map((forecast) => forecast.effects.find(({ key }) => key === chosen))
  const [own] = effects
  if (!own) return null
  return (
    <>
      <p>
        {own.power === null
          ? t('forecast.noEffect')
          : t('forecast.putIn', { effect: writeNumber(own.truth, 2) })}
      </p>
      <Scroll label={t('forecast.power')}>
        <table>
          <thead>
            <tr>
              <th scope="col" rowSpan={2} className="number">
                {t('forecast.size')}
              </th>
              {[t('forecast.own'), t('forecast.other')].map((name) => (
                <th scope="colgroup" colSpan={3} key={name}>
                  {name}
                </th>
              ))}
            </tr>
            <tr>
              {effects.flatMap((_, place) =>
                ['error', 'detectable', 'found'].map((name) => (
                  <th scope="col" className="number" key={`${place.toString()} ${name}`}>
                    {t(`forecast.${name}`)}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {own.bySize.map(({ factor }, row) => (
              <tr key={factor}>
                <th scope="row" className="number">
                  {writeNumber(Math.round((members * factor) / 50) * 50)}
                </th>
                {effects.map((effect, place) => {
                  const sized = effect?.bySize[row]
                  const cells = sized && [
                    writeNumber(sized.standardError, 3),
                    writeNumber(sized.detectable, 2),
                    sized.power === null ? '·' : writeShare(sized.power),
                  ]
                  return (cells ?? ['·', '·', '·']).map((cell, index) => (
                    <td className="number" key={`${place.toString()} ${index.toString()}`}>
                      {cell}
                    </td>
                  ))
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="quiet">{t('forecast.scaled', { members: writeNumber(members) })}</p>
    </>
  )
}
