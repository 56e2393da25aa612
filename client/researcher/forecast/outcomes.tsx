import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Expected, Forecast } from '../../../analysis/index.ts'
import { writeNumber, writeShare } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { Scroll } from '../../shared/scroll.tsx'
import { PowerTable } from './power-table.tsx'
import { Ranges } from './ranges.tsx'

type Text = { readonly nl: string; readonly en: string }

export interface Labels {
  readonly groups: readonly { readonly value: string; readonly label: Text }[]
  readonly waves: readonly { readonly id: string; readonly title: Text }[]
  readonly supports: readonly { readonly variable: string; readonly label: Text }[]
  readonly outcomes: readonly { readonly variable: string; readonly label: Text }[]
}

interface Props {
  readonly forecasts: readonly Forecast[]
  readonly members: number
  readonly labels: Labels
}

/** The study's own protocol beside the other one. */
export function Outcomes({ forecasts, members, labels }: Props) {
  const { t } = useTranslation()
  const first = forecasts[0]!
  const [chosen, setChosen] = useState(() => first.effects.find(({ power }) => power !== null)?.key ?? '')
  const nameOf = (key: string) => {
    const [group = '', wave = ''] = key.split('.')
    const title = labels.waves.find(({ id }) => id === wave)?.title
    const label = labels.groups.find(({ value }) => value === group)?.label
    return `${label ? inLanguage(label) : group}, ${title ? inLanguage(title).toLowerCase() : t('forecast.allWaves')}`
  }
  const effectName = (key: string) => {
    const [group = '', outcome = '', support = ''] = key.split('.')
    const support_ = labels.supports.find(({ variable }) => variable === support)?.label
    const outcome_ = labels.outcomes.find(({ variable }) => variable === outcome)?.label
    return `${group}: ${support_ ? inLanguage(support_) : support} → ${outcome_ ? inLanguage(outcome_) : outcome}`
  }
  const basis = t('forecast.basis', { panels: first.panels, members: writeNumber(members) })
  return (
    <div className="forecast__outcomes">
      <Compared
        title={t('forecast.response')}
        basis={basis}
        forecasts={forecasts}
        pick={({ response }) => response}
        nameOf={nameOf}
        write={(value) => writeShare(value)}
      />
      <Compared
        title={t('forecast.representative')}
        basis={`${t('forecast.representative.explain')} ${basis}`}
        forecasts={forecasts}
        pick={({ representativeness }) => representativeness}
        nameOf={nameOf}
        write={(value) => writeNumber(value, 2)}
      />
      <section aria-labelledby="messages">
        <h2 id="messages">{t('forecast.messages')}</h2>
        <Scroll label={t('forecast.messages')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('forecast.way')}</th>
                <th scope="col" className="number">
                  {t('forecast.own')}
                </th>
                <th scope="col" className="number">
                  {t('forecast.other')}
                </th>
              </tr>
            </thead>
            <tbody>
              {Object.keys(first.messages).map((way) => (
                <tr key={way}>
                  <th scope="row">{t(`way.${way}`)}</th>
                  {forecasts.map(({ messages }, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a scenario is its place
                    <td key={place} className="number">
                      {writeNumber((messages[way] ?? 0) * members)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </section>
      <section aria-labelledby="power">
        <h2 id="power">{t('forecast.power')}</h2>
        <p className="quiet">{basis}</p>
        <label className="filters__field">
          <span>{t('forecast.effect')}</span>
          <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
            {first.effects.map(({ key }) => (
              <option key={key} value={key}>
                {effectName(key)}
              </option>
            ))}
          </select>
        </label>
        <PowerTable forecasts={forecasts} members={members} chosen={chosen} />
      </section>
    </div>
  )
}

interface ComparedProps {
  readonly title: string
  readonly basis: string
  readonly forecasts: readonly Forecast[]
  readonly pick: (forecast: Forecast) => Readonly<Record<string, Expected>>
  readonly nameOf: (key: string) => string
  readonly write: (value: number) => string
}

function Compared({ title, basis, forecasts, pick, nameOf, write }: ComparedProps) {
  const keys = Object.keys(pick(forecasts[0]!)).filter((key) => forecasts.every((own) => pick(own)[key]))
  const rows = keys.map((key) => ({
    key,
    name: nameOf(key),
    values: forecasts.map((own) => pick(own)[key]!),
  }))
  return <Ranges title={title} basis={basis} rows={rows} write={write} />
}
