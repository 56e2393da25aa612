/** The contacts of each wave and the hours of sending: changed here, after it was shown what that changes. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, reply } from '../../shared/api.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Scroll } from '../../shared/scroll.tsx'
import { useStudy } from '../../shared/study.ts'
import { ProtocolDifference } from './protocol-difference.tsx'
import { useChange } from './queries.ts'
import { SendingHours } from './sending-hours.tsx'

const modes = ['letter', 'email', 'sms', 'telephone'] as const

function useProtocol(study: string) {
  return useQuery({
    queryKey: ['protocol', study],
    queryFn: () => reply(api.studies[':study'].protocol.$get({ param: { study } })),
  })
}

export type Protocol = NonNullable<ReturnType<typeof useProtocol>['data']>
type Step = Protocol['waves'][number]['contacts'][number]

export function ProtocolPage() {
  const { t } = useTranslation()
  const study = useStudy()
  const protocol = useProtocol(study.id)
  return (
    <>
      <h1>{t('page.protocol')}</h1>
      {study.simulated && <p className="simulated">{t('simulated.line')}</p>}
      <p>{t('protocol.explain')}</p>
      {protocol.isPending && <p role="status">{t('page.loading')}</p>}
      {protocol.isError && <ProblemNotice error={protocol.error} onRetry={() => protocol.refetch()} />}
      {protocol.data && <Edit key={protocol.data.seen} given={protocol.data} />}
    </>
  )
}

function Edit({ given }: { given: Protocol }) {
  const { t } = useTranslation()
  const param = { study: useStudy().id }
  const routes = api.studies[':study'].protocol
  const [draft, setDraft] = useState(given)
  const changeOf = ({ sending, waves }: Protocol) => ({
    sending,
    waves: waves.map(({ id, contacts }) => ({
      id,
      contacts: contacts.map(({ subject: _, ...step }) => step),
    })),
  })
  const preview = useMutation({
    mutationFn: () => reply(routes.preview.$post({ param, json: changeOf(draft) })),
  })
  const confirm = useChange(() =>
    reply(routes.$put({ param, json: { ...changeOf(draft), seen: given.seen } })),
  )
  const edit = (next: Protocol) => {
    preview.reset()
    setDraft(next)
  }
  const editStep = (wave: string, step: Step, set: Partial<Step>) =>
    edit({
      ...draft,
      waves: draft.waves.map((one) =>
        one.id === wave
          ? { ...one, contacts: one.contacts.map((old) => (old === step ? { ...old, ...set } : old)) }
          : one,
      ),
    })
  const changed = JSON.stringify(changeOf(draft)) !== JSON.stringify(changeOf(given))
  const error = preview.error ?? confirm.error
  return (
    <>
      {draft.waves.map((wave) => (
        <section key={wave.id}>
          <h2>{inLanguage(wave.title)}</h2>
          <Scroll label={inLanguage(wave.title)}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('sending.contact')}</th>
                  <th scope="col">{t('protocol.days')}</th>
                  <th scope="col">{t('protocol.modes')}</th>
                </tr>
              </thead>
              <tbody>
                {wave.contacts.map((step) => (
                  <StepRow
                    key={`${step.kind} ${step.ordinal}`}
                    step={step}
                    most={wave.openDays - 1}
                    onChange={(set) => editStep(wave.id, step, set)}
                  />
                ))}
              </tbody>
            </table>
          </Scroll>
        </section>
      ))}
      <SendingHours rules={draft.sending} onChange={(sending) => edit({ ...draft, sending })} />
      {error && <ProblemNotice error={error} />}
      {changed && !preview.data && (
        <p>
          <button
            type="button"
            className="button"
            disabled={preview.isPending}
            onClick={() => preview.mutate()}
          >
            {t(preview.isPending ? 'protocol.counting' : 'protocol.show')}
          </button>
        </p>
      )}
      {changed && preview.data && (
        <ProtocolDifference data={preview.data} waves={draft.waves}>
          <button
            type="button"
            className="button"
            disabled={confirm.isPending}
            onClick={() => confirm.mutate(undefined)}
          >
            {t('protocol.confirm')}
          </button>{' '}
          <button type="button" className="button button--quiet" onClick={() => edit(given)}>
            {t('protocol.cancel')}
          </button>
        </ProtocolDifference>
      )}
    </>
  )
}

interface StepProps {
  readonly step: Step
  readonly most: number
  readonly onChange: (set: Partial<Step>) => void
}

/** Ways in order: the first that is open is taken. */
function StepRow({ step, most, onChange }: StepProps) {
  const { t } = useTranslation()
  const name = t(`step.${step.kind}`, { ordinal: step.ordinal })
  const pick = (place: number, mode: string) => {
    const rest = step.modes.filter((other, index) => index !== place && other !== mode)
    const next =
      mode === '' ? rest : [...rest.slice(0, place), mode as Step['modes'][number], ...rest.slice(place)]
    onChange({ modes: next })
  }
  return (
    <tr>
      <th scope="row">
        {name}
        <span className="quiet counts__explain">{inLanguage(step.subject)}</span>
      </th>
      <td>
        <input
          className="short"
          type="number"
          min={0}
          max={most}
          aria-label={t('protocol.daysOf', { step: name })}
          value={step.afterDays}
          onChange={(event) => onChange({ afterDays: Math.max(0, Math.round(Number(event.target.value))) })}
        />
      </td>
      <td>
        <div className="answers">
          {[...step.modes, ''].slice(0, modes.length).map((mode, place) => (
            <select
              key={mode || 'none'}
              className="short"
              aria-label={t('protocol.modeOf', { step: name, place: place + 1 })}
              value={mode}
              onChange={(event) => pick(place, event.target.value)}
            >
              <option value="">{place === 0 ? '' : t('protocol.noMode')}</option>
              {modes.map((one) => (
                <option key={one} value={one}>
                  {t(`mode.${one}`)}
                </option>
              ))}
            </select>
          ))}
        </div>
      </td>
    </tr>
  )
}
