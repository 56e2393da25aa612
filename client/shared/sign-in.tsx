import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Offline, type ProblemBody, Refused } from './api.ts'
import { ProblemNotice } from './problem-notice.tsx'

/** The form by which a member of staff signs in. What was typed stays when it is refused. */
export function SignIn({ onDone }: { onDone: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const id = useId()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      await send('sign-in/email', { email, password })
      await onDone()
    } catch (problem) {
      setError(problem instanceof Refused ? new Refused(inWords(problem.body, t)) : problem)
    }
    setBusy(false)
  }

  return (
    <form onSubmit={submit} className="sign-in">
      <h1>{t('signIn.title')}</h1>
      {error !== null && <ProblemNotice error={error} />}
      <div className="field">
        <label htmlFor={`${id}-email`}>{t('signIn.email')}</label>
        <input
          id={`${id}-email`}
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          required
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-password`}>{t('signIn.password')}</label>
        <input
          id={`${id}-password`}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          required
        />
      </div>
      <button type="submit" className="button" disabled={busy}>
        {t('signIn.submit')}
      </button>
      <p className="quiet">{t('signIn.lost')}</p>
    </form>
  )
}

export async function signOut(): Promise<void> {
  await send('sign-out', {})
}

/** These two routes belong to the sign-in library and are not part of the typed client. */
async function send(path: 'sign-in/email' | 'sign-out', body: object): Promise<void> {
  let response: Response
  try {
    response = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    throw new Offline()
  }
  if (response.ok) return
  const given = (await response.json().catch(() => null)) as Partial<ProblemBody> | null
  throw new Refused({ title: '', code: 'unknown', ...given, status: response.status })
}

function inWords(body: ProblemBody, t: ReturnType<typeof useTranslation>['t']): ProblemBody {
  if (body.status === 429) return { ...body, title: t('signIn.tooOften') }
  if (body.status >= 500) return { ...body, title: body.title || t('problem.server') }
  return { ...body, title: t('signIn.wrong') }
}
