import { useTranslation } from 'react-i18next'
import type { Found } from '../../../../server/rehearsal/found.ts'
import { writeNumber } from '../../../shared/format.ts'
import { Scroll } from '../../../shared/scroll.tsx'
import type { Design } from '../queries.ts'
import { textOf } from '../questionnaire/part-title.ts'
import { documentOf, listOf } from '../schedule.ts'

/** Who could take part and who did; and what the plan asks for that never came. */
export function Responded({ design, found }: { readonly design: Design; readonly found: Found }) {
  const { t } = useTranslation()
  const waves = listOf(documentOf(design, 'waves'))
  const titleOf = (id: string) => textOf(waves.find((wave) => wave.id === id)?.title) || id
  return (
    <section aria-labelledby="responded">
      <h2 id="responded">{t('rehearsal.responded')}</h2>
      <p className="quiet">{t('rehearsal.basis', { members: writeNumber(found.members) })}</p>
      <Scroll label={t('rehearsal.responded')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('rehearsal.wave')}</th>
              <th scope="col" className="number">
                {t('rehearsal.asked')}
              </th>
              <th scope="col" className="number">
                {t('rehearsal.completed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.waves.map(({ wave, asked, completed }) => (
              <tr key={wave}>
                <th scope="row">{titleOf(wave)}</th>
                <td className="number">{writeNumber(asked)}</td>
                <td className="number">{writeNumber(completed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {found.empty.length > 0 && <p>{t('rehearsal.empty', { names: found.empty.join(', ') })}</p>}
      {found.unfinished > 0 && <p>{t('rehearsal.unfinished', { count: found.unfinished })}</p>}
    </section>
  )
}
