/** Per wave how many members stand where, for a group or all. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { writeNumber } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { Scroll } from '../../shared/scroll.tsx'
import { addressOf, useAddress } from './address.ts'
import type { Fieldwork } from './queries.ts'
import { statuses } from './statuses.ts'

export function Counts({ data }: { data: Fieldwork }) {
  const { t } = useTranslation()
  const { values } = useAddress('/', ['group'])
  const { group } = values
  return (
    <section aria-labelledby="counts">
      <h2 id="counts">{t('fieldwork.counts')}</h2>
      <GroupLinks groups={data.groups} chosen={group} path="/" />
      <Scroll label={t('fieldwork.counts')}>
        <table className="counts">
          <caption className="visually-hidden">{t('fieldwork.counts')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('fieldwork.status')}</th>
              {data.waves.map((wave) => (
                <th scope="col" key={wave.id} className="number">
                  {inLanguage(wave.title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {statuses.map((status) => (
              <tr key={status}>
                <th scope="row">
                  {t(`status.${status}`)}
                  <span className="quiet counts__explain">{t(`status.${status}.explain`)}</span>
                </th>
                {data.waves.map((wave) => {
                  const count = wave.counts[group ?? 'all']?.[status] ?? 0
                  return (
                    <td key={wave.id} className="number">
                      {count === 0 ? (
                        <span className="quiet">0</span>
                      ) : (
                        <Link href={addressOf('/members', { wave: wave.id, status, group })}>
                          {writeNumber(count)}
                        </Link>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

interface GroupLinksProps {
  readonly groups: readonly { readonly value: string; readonly label: { nl: string; en: string } | null }[]
  readonly chosen: string | undefined
  readonly path: string
  /** What else the address says. */
  readonly keep?: Readonly<Record<string, string | undefined>>
}

export function GroupLinks({ groups, chosen, path, keep = {} }: GroupLinksProps) {
  const { t } = useTranslation()
  return (
    <nav className="groups" aria-label={t('group.choose')}>
      {[{ value: '', label: null }, ...groups].map(({ value, label }) => (
        <Link
          key={value}
          href={addressOf(path, { ...keep, group: value })}
          aria-current={value === (chosen ?? '') ? 'true' : undefined}
        >
          {value === '' ? t('group.all') : label ? inLanguage(label) : value}
        </Link>
      ))}
    </nav>
  )
}
