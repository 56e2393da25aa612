/** AAPOR's outcome rates per wave, by a background, weighted or not; the dispositions under them; and who is missing. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { writeNumber, writeShare } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { Scroll } from '../../shared/scroll.tsx'
import { addressOf, useAddress } from './address.ts'
import { Missing } from './missing.tsx'
import { useRates } from './queries.ts'
import { Choice, Head, Shown } from './shown.tsx'
import './field.css'

const rateNames = [
  ...['RR1', 'RR2', 'RR3', 'RR4', 'RR5', 'RR6', 'COOP1', 'COOP2', 'COOP3', 'COOP4'],
  ...['REF1', 'REF2', 'REF3', 'CON1', 'CON2', 'CON3'],
] as const

export function Rates() {
  const { t } = useTranslation()
  const { values, change } = useAddress('/rates', ['wave', 'by', 'weight', 'of'])
  const { wave: asked, ...rest } = values
  const rates = useRates(rest)
  return (
    <Shown query={rates}>
      {({ study, facts, weightFact, waves }) => {
        const wave =
          waves.find(({ id }) => id === asked) ?? waves.findLast(({ parts }) => parts.length > 0) ?? waves[0]!
        const labelOf = (part: (typeof wave.parts)[number]) =>
          part.label
            ? inLanguage(part.label)
            : part.value || t(values.by === 'sample' ? 'rates.firstSample' : 'rates.all')
        return (
          <>
            <Head title={t('page.rates')} explain={t('rates.explain')} behind={study.behind} />
            <div className="filters">
              <Choice
                name={t('members.wave')}
                value={wave.id}
                options={waves.map(({ id, title }) => [id, inLanguage(title)])}
                onChange={(id) => change({ wave: id })}
              />
              <Choice
                name={t('rates.by')}
                value={values.by}
                any={t('rates.all')}
                options={facts.map(({ name, label }) => [name, inLanguage(label)])}
                onChange={(by) => change({ by })}
              />
              <Choice
                name={t('rates.of')}
                value={values.of}
                any={t('rates.of.wave')}
                options={[['sample', t('rates.of.sample')]]}
                onChange={(of) => change({ of })}
              />
              {weightFact && (
                <Choice
                  name={t('rates.weight')}
                  value={values.weight}
                  any={t('rates.weight.none')}
                  options={[['base', inLanguage(weightFact)]]}
                  onChange={(weight) => change({ weight })}
                />
              )}
            </div>
            {wave.parts.length === 0 ? (
              <p>{t('rates.empty')}</p>
            ) : (
              <>
                {wave.open > 0 && <p>{t('rates.open', { count: wave.open, n: writeNumber(wave.open) })}</p>}
                <Scroll label={t('page.rates')}>
                  <table>
                    <caption className="visually-hidden">{t('page.rates')}</caption>
                    <thead>
                      <tr>
                        <th scope="col">{t('rates.rate')}</th>
                        {wave.parts.map((part) => (
                          <th scope="col" key={part.value} className="number">
                            {labelOf(part)}
                          </th>
                        ))}
                      </tr>
                    </thead>
                    <tbody>
                      {rateNames.map((name) => (
                        <tr key={name}>
                          <th scope="row">
                            {name}
                            <span className="quiet counts__explain">{t(`rate.${name}`)}</span>
                          </th>
                          {wave.parts.map((part) => (
                            <td key={part.value} className="number">
                              <Rate {...part.rates[name]!} />
                            </td>
                          ))}
                        </tr>
                      ))}
                      <tr>
                        <th scope="row">e</th>
                        {wave.parts.map(({ value, e }) => (
                          <td key={value} className="number">
                            {e === null ? '–' : writeNumber(e, 3)}
                          </td>
                        ))}
                      </tr>
                    </tbody>
                  </table>
                </Scroll>
                <p className="quiet measure">{t(values.weight ? 'rates.method.weighted' : 'rates.method')}</p>
                <Codes wave={wave} labelOf={labelOf} by={values.by} countable={values.of === 'sample'} />
                <Missing wave={wave} />
              </>
            )}
          </>
        )
      }}
    </Shown>
  )
}

export type RatesOfWave = NonNullable<ReturnType<typeof useRates>['data']>['waves'][number]

interface RateProps {
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
}

function Rate({ estimate, low, high, n }: RateProps) {
  const { t } = useTranslation()
  if (estimate === null) return <span className="quiet">–</span>
  return (
    <>
      {writeShare(estimate, 1)}
      <span className="quiet counts__explain">
        {low !== null && high !== null && `${writeNumber(100 * low, 1)} … ${writeNumber(100 * high, 1)}; `}
        {t('rates.n', { n: writeNumber(n) })}
      </span>
    </>
  )
}

interface CodesProps {
  readonly wave: RatesOfWave
  readonly labelOf: (part: RatesOfWave['parts'][number]) => string
  readonly by: string | undefined
  /** All of the sample are counted, as the list of members counts them: then numbers are links. */
  readonly countable: boolean
}

function Codes({ wave, labelOf, by, countable }: CodesProps) {
  const { t } = useTranslation()
  const codes = [...new Set(wave.parts.flatMap((part) => part.codes.map(({ code }) => code)))].sort()
  return (
    <section aria-labelledby="codes">
      <h2 id="codes">{t('codes.title')}</h2>
      <Scroll label={t('codes.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('codes.code')}</th>
              {wave.parts.map((part) => (
                <th scope="col" key={part.value} className="number">
                  {labelOf(part)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {codes.map((code) => (
              <tr key={code}>
                <th scope="row">
                  {code} {t(`code.${code}`)}
                </th>
                {wave.parts.map((part) => {
                  const n = part.codes.find((own) => own.code === code)?.n ?? 0
                  const background =
                    by === undefined
                      ? {}
                      : by === 'sample'
                        ? { cohort: part.value }
                        : { fact: by, value: part.value }
                  const address = addressOf('/members', { wave: wave.id, code, ...background })
                  return (
                    <td key={part.value} className="number">
                      {n === 0 || !countable ? writeNumber(n) : <Link href={address}>{writeNumber(n)}</Link>}
                    </td>
                  )
                })}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('codes.all')}</th>
              {wave.parts.map(({ value, n }) => (
                <td key={value} className="number">
                  {writeNumber(n)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </Scroll>
      <p className="quiet measure">{t(countable ? 'codes.explain' : 'codes.explainWave')}</p>
    </section>
  )
}
