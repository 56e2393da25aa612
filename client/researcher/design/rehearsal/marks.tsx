import { useTranslation } from 'react-i18next'
import type { Found } from '../../../../server/rehearsal/found.ts'
import { writeNumber } from '../../../shared/format.ts'
import { inLanguage } from '../../../shared/i18n.ts'
import { Scroll } from '../../../shared/scroll.tsx'

/** The first table of the report to come: one mark for all outcomes, by support and group. */
export function Marks({ found }: { readonly found: Found }) {
  const { t } = useTranslation()
  const groups = [...new Set(found.rows.map(({ group }) => group))]
  const supports = [...new Set(found.rows.map(({ support }) => support))]
  if (supports.length === 0) return null
  return (
    <section aria-labelledby="marks">
      <h2 id="marks">{t('rehearsal.marks')}</h2>
      <p className="quiet">{t('rehearsal.marks.explain', { alpha: writeNumber(found.alpha * 100) })}</p>
      <Scroll label={t('rehearsal.marks')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('rehearsal.support')}</th>
              {groups.map((group) => (
                <th scope="col" key={group}>
                  {group}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {supports.map((support) => {
              const rows = found.rows.filter((row) => row.support === support)
              return (
                <tr key={support}>
                  <th scope="row">{inLanguage(rows[0]!.label)}</th>
                  {groups.map((group) => (
                    <td key={group}>
                      {rows.find((row) => row.group === group)?.mark || t('rehearsal.noMark')}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}
