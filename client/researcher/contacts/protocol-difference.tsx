/** What a change of the protocol does to the work of the next days, before it is confirmed. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Text } from '../../../surveys/design.ts'
import { writeDay, writeNumber } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { Scroll } from '../../shared/scroll.tsx'

interface Props {
  readonly data: {
    readonly days: number
    readonly rows: readonly {
      readonly day: string
      readonly wave: string
      readonly kind: string
      readonly ordinal: number
      readonly mode: string
      readonly before: number
      readonly after: number
    }[]
  }
  readonly waves: readonly { readonly id: string; readonly title: Text }[]
  readonly children: ReactNode
}

export function ProtocolDifference({ data: { days, rows }, waves, children }: Props) {
  const { t } = useTranslation()
  const title = (wave: string) => inLanguage(waves.find(({ id }) => id === wave)!.title)
  const sum = (side: 'before' | 'after') => rows.reduce((total, row) => total + row[side], 0)
  return (
    <section aria-labelledby="difference">
      <h2 id="difference">{t('difference.title', { days })}</h2>
      <p role="status">
        {rows.length === 0
          ? t('difference.none')
          : t('difference.sum', { before: writeNumber(sum('before')), after: writeNumber(sum('after')) })}
      </p>
      {rows.length > 0 && (
        <Scroll label={t('difference.title', { days })}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('sending.day')}</th>
                <th scope="col">{t('members.wave')}</th>
                <th scope="col">{t('sending.contact')}</th>
                <th scope="col" className="number">
                  {t('difference.before')}
                </th>
                <th scope="col" className="number">
                  {t('difference.after')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.day} ${row.wave} ${row.kind} ${row.ordinal} ${row.mode}`}>
                  <th scope="row">{writeDay(row.day)}</th>
                  <td>{title(row.wave)}</td>
                  <td>{t(`contact.${row.kind}`, { ordinal: row.ordinal, mode: t(`mode.${row.mode}`) })}</td>
                  <td className="number">{writeNumber(row.before)}</td>
                  <td className="number">{writeNumber(row.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <p>{children}</p>
    </section>
  )
}
