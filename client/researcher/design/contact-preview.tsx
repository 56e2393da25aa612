/** Every contact as a made-up member would read it, in its order. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { writeDay } from '../../shared/format.ts'
import { language } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { MadeUpMember } from './made-up.tsx'
import type { Design } from './queries.ts'
import { textOf } from './questionnaire/part-title.ts'
import { documentOf, listOf, type MadeUp, someMember, useSchedule } from './schedule.ts'

export function ContactPreview({ design }: { readonly design: Design }) {
  const { t } = useTranslation()
  const [member, setMember] = useState<MadeUp>(() => someMember(design))
  const schedule = useSchedule(design, member)
  const waves = listOf(documentOf(design, 'waves'))
  const titleOf = (id: string) => textOf(waves.find((wave) => wave.id === id)?.title) || id
  const contacts = (schedule.data ?? []).flatMap(({ wave, contacts: own }) =>
    own.map((contact) => ({ wave, ...contact })),
  )
  return (
    <section aria-labelledby="as-read">
      <h2 id="as-read">{t('preview.title')}</h2>
      <p className="quiet">{t('preview.explain')}</p>
      <MadeUpMember design={design} member={member} onChange={setMember} withToday={false} />
      {schedule.isError && <ProblemNotice error={schedule.error} onRetry={() => schedule.refetch()} />}
      {schedule.data && contacts.length === 0 && <p>{t('preview.none')}</p>}
      <ol className="plain">
        {contacts.map(({ wave, kind, ordinal, mode, day, words }) => {
          const own = words?.[language()]
          return (
            <li key={`${wave} ${kind} ${ordinal}`} className="contact-preview">
              <p className="quiet">
                {writeDay(day)}, {titleOf(wave)}: {t(`preview.${kind}`, { ordinal })}, {t(`way.${mode}`)}
              </p>
              {!own && <p>{t('preview.noText')}</p>}
              {own && mode === 'sms' && (
                <p className="contact-preview__body">{own.sms ?? t('preview.noText')}</p>
              )}
              {own && mode !== 'sms' && (
                <>
                  <p className="contact-preview__subject">{own.subject}</p>
                  <p className="contact-preview__body">{own.body}</p>
                </>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
