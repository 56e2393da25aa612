/** Who went on, who dropped out, who came back: the flow between waves, retention, and patterns. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { writeNumber, writeShare } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { Scroll } from '../../shared/scroll.tsx'
import { addressOf, useAddress } from './address.ts'
import { GroupLinks } from './counts.tsx'
import { FlowPicture } from './pictures/flow.tsx'
import { useAttrition } from './queries.ts'
import { Head, Shown } from './shown.tsx'
import './field.css'

export function Attrition() {
  const { t } = useTranslation()
  const { values } = useAddress('/attrition', ['group'])
  const attrition = useAttrition(values.group)
  return (
    <Shown query={attrition}>
      {({ study, groups, titles, patterns, waves, flows }) => {
        const columns = titles.map((title, place) => ({
          title: inLanguage(title),
          counts: countsAt(patterns, place),
        }))
        return (
          <>
            <Head title={t('page.attrition')} explain={t('attrition.explain')} behind={study.behind} />
            <GroupLinks groups={groups} chosen={values.group} path="/attrition" />
            {patterns.length === 0 ? (
              <p>{t('fieldwork.empty')}</p>
            ) : (
              <>
                <FlowPicture
                  columns={columns}
                  flows={flows}
                  names={{ 1: t('attrition.1'), 0: t('attrition.0'), '-': t('attrition.-') }}
                  label={columns
                    .map(({ title, counts }) =>
                      t('attrition.column', {
                        title,
                        answered: writeNumber(counts['1'] ?? 0),
                        silent: writeNumber(counts['0'] ?? 0),
                        unasked: writeNumber(counts['-'] ?? 0),
                      }),
                    )
                    .join('; ')}
                />
                <section aria-labelledby="retention">
                  <h2 id="retention">{t('attrition.retention')}</h2>
                  <Scroll label={t('attrition.retention')}>
                    <table>
                      <thead>
                        <tr>
                          {['wave', 'asked', 'answered', 'retained', 'cumulative', 'wentOn', 'cameBack'].map(
                            (name) => (
                              <th key={name} scope="col" className={name === 'wave' ? undefined : 'number'}>
                                {t(`retention.${name}`)}
                              </th>
                            ),
                          )}
                        </tr>
                      </thead>
                      <tbody>
                        {waves.map((wave) => (
                          <tr key={wave.wave}>
                            <th scope="row">{inLanguage(titles[wave.wave]!)}</th>
                            <td className="number">{writeNumber(wave.asked)}</td>
                            <td className="number">{writeNumber(wave.answered)}</td>
                            {(['retained', 'cumulative', 'wentOn', 'cameBack'] as const).map((name) => (
                              <td key={name} className="number">
                                <ShareCell share={wave[name]} />
                              </td>
                            ))}
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </Scroll>
                </section>
                <section aria-labelledby="patterns">
                  <h2 id="patterns">{t('attrition.patterns')}</h2>
                  <Scroll label={t('attrition.patterns')}>
                    <table>
                      <thead>
                        <tr>
                          <th scope="col">{t('attrition.pattern')}</th>
                          <th scope="col" className="number">
                            {t('attrition.members')}
                          </th>
                          <th scope="col">{t('attrition.meaning')}</th>
                        </tr>
                      </thead>
                      <tbody>
                        {patterns.map(({ pattern, n }) => (
                          <tr key={pattern}>
                            <th scope="row">{pattern}</th>
                            <td className="number">
                              <Link href={addressOf('/members', { pattern, group: values.group })}>
                                {writeNumber(n)}
                              </Link>
                            </td>
                            <td>
                              {[...pattern]
                                .map(
                                  (sign, place) => `${inLanguage(titles[place]!)}: ${t(`attrition.${sign}`)}`,
                                )
                                .join('; ')}
                            </td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </Scroll>
                </section>
                <p className="quiet measure">{t('attrition.method')}</p>
              </>
            )}
          </>
        )
      }}
    </Shown>
  )
}

function countsAt(patterns: readonly { readonly pattern: string; readonly n: number }[], place: number) {
  const counts: Record<string, number> = {}
  for (const { pattern, n } of patterns) counts[pattern[place]!] = (counts[pattern[place]!] ?? 0) + n
  return counts
}

interface ShareCellProps {
  readonly share: {
    readonly share: number
    readonly low: number
    readonly high: number
    readonly n: number
  } | null
}

function ShareCell({ share }: ShareCellProps) {
  const { t } = useTranslation()
  if (share === null) return <span className="quiet">–</span>
  return (
    <>
      {writeShare(share.share, 1)}
      <span className="quiet counts__explain">
        {writeNumber(100 * share.low, 1)} … {writeNumber(100 * share.high, 1)};{' '}
        {t('rates.n', { n: writeNumber(share.n) })}
      </span>
    </>
  )
}
