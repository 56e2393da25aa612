/** A contact as this member would read it now: in their language, with their dates, without name, code and link. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Text } from '../../../surveys/design.ts'
import { api, reply } from '../../shared/api.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useStudy } from '../../shared/study.ts'
import { MessageText } from './message-text.tsx'

interface Props {
  readonly memberId: string
  readonly waves: readonly { readonly id: string; readonly title: Text }[]
}

export function PreviewContact({ memberId, waves }: Props) {
  const { t } = useTranslation()
  const study = useStudy().id
  const [chosen, setChosen] = useState('')
  const protocol = useQuery({
    queryKey: ['protocol', study],
    queryFn: () => reply(api.studies[':study'].protocol.$get({ param: { study } })),
  })
  const [wave = '', kind = '', ordinal = ''] = chosen.split('/')
  const text = useQuery({
    queryKey: ['contact-text', study, memberId, chosen],
    enabled: chosen !== '',
    queryFn: () =>
      reply(
        api.studies[':study'].members[':member'].contacts[':wave'][':kind'][':ordinal'].$get({
          param: { study, member: memberId, wave, kind: kind as 'invitation', ordinal },
        }),
      ),
  })
  const titleOf = (id: string) => inLanguage(waves.find((one) => one.id === id)?.title ?? { nl: id, en: id })
  return (
    <details className="change-dates">
      <summary>{t('preview.title')}</summary>
      <label className="filters__field filters">
        <span>{t('sending.contact')}</span>
        <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">{t('preview.choose')}</option>
          {protocol.data?.waves.flatMap(({ id, contacts }) =>
            contacts.map((step) => (
              <option key={`${id}/${step.kind}/${step.ordinal}`} value={`${id}/${step.kind}/${step.ordinal}`}>
                {titleOf(id)}: {t(`step.${step.kind}`, { ordinal: step.ordinal })}
              </option>
            )),
          )}
        </select>
      </label>
      {text.isError && <ProblemNotice error={text.error} />}
      {text.data && <MessageText {...text.data} />}
    </details>
  )
}
