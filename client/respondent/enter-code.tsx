import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../shared/problem-notice.tsx'

export function EnterCode({ onEnter }: { onEnter: (code: string) => Promise<void> }) {
  const { t } = useTranslation()
  const id = useId()
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setError(null)
    await onEnter(code).catch(setError)
    setBusy(false)
  }

  return (
    <form onSubmit={submit} className="enter">
      <h1>{t('enter.title')}</h1>
      <p>{t('enter.explain')}</p>
      {error !== null && <ProblemNotice error={error} />}
      <div className="field">
        <label htmlFor={id}>{t('enter.code')}</label>
        <span className="quiet" id={`${id}-hint`}>
          {t('enter.hint')}
        </span>
        <input
          id={id}
          aria-describedby={`${id}-hint`}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          required
        />
      </div>
      <button type="submit" className="button" disabled={busy}>
        {t('enter.submit')}
      </button>
      <p className="quiet">{t('enter.privacy')}</p>
    </form>
  )
}
