/** 'Mijn gegevens': what we know of where to reach the reader, to be put right by themselves. */
import { type FormEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, reply } from '../shared/api.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'

interface Details {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly country: string
}

const fields = [
  ['name', 'name'],
  ['street', 'address-line1'],
  ['postcode', 'postal-code'],
  ['city', 'address-level2'],
  ['country', 'country-name'],
  ['email', 'email'],
  ['phone', 'tel'],
] as const

export function OwnDetails({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation()
  const id = useId()
  const [known, setKnown] = useState<Details | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [saved, setSaved] = useState(false)
  useEffect(() => {
    read().then(setKnown, setError)
  }, [])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const next = Object.fromEntries(fields.map(([name]) => [name, String(form.get(name) ?? '').trim()]))
    setError(null)
    setSaved(false)
    write(known!, next as unknown as Details).then(() => {
      setKnown(next as unknown as Details)
      setSaved(true)
    }, setError)
  }
  return (
    <>
      <h1>{t('own.title')}</h1>
      <p>{t('own.explain')}</p>
      {error !== null && <ProblemNotice error={error} />}
      {known === null && error === null && <p role="status">{t('page.loading')}</p>}
      {known && (
        <form onSubmit={submit} className="own">
          {fields.map(([name, complete]) => (
            <div key={name} className="field">
              <label htmlFor={`${id}-${name}`}>{t(`own.${name}`)}</label>
              {(name === 'country' || name === 'phone') && (
                <span className="quiet" id={`${id}-${name}-hint`}>
                  {t(`own.${name}.hint`)}
                </span>
              )}
              <input
                id={`${id}-${name}`}
                name={name}
                defaultValue={known[name]}
                autoComplete={complete}
                maxLength={200}
                {...(name === 'name' && { required: true })}
                {...(name === 'email' && { type: 'email' })}
                {...(name === 'phone' && { type: 'tel' })}
                {...((name === 'country' || name === 'phone') && {
                  'aria-describedby': `${id}-${name}-hint`,
                })}
              />
            </div>
          ))}
          <button type="submit" className="button">
            {t('own.save')}
          </button>
          <p role="status">{saved ? t('own.saved') : ''}</p>
        </form>
      )}
      <button type="button" className="button button--text" onClick={onBack}>
        {t('less.back')}
      </button>
    </>
  )
}

async function read(): Promise<Details> {
  const { name, contacts } = await reply(api.respondent.details.$get())
  const of = (kind: string) => contacts.find((contact) => contact.kind === kind)
  const address = of('address')?.address
  return {
    name,
    email: of('email')?.value ?? '',
    phone: of('phone')?.value ?? '',
    street: address?.street ?? '',
    postcode: address?.postcode ?? '',
    city: address?.city ?? '',
    country: address?.country ?? '',
  }
}

/** Sends only what is another: what we know but the reader left alone is not their word. */
async function write(known: Details, next: Details): Promise<void> {
  const { street, postcode, city, country } = next
  const moved = (['street', 'postcode', 'city', 'country'] as const).some(
    (part) => known[part] !== next[part],
  )
  const gone = [street, postcode, city].every((part) => part === '')
  const json = {
    ...(known.name !== next.name && { name: next.name }),
    ...(known.email !== next.email && { email: next.email || null }),
    ...(known.phone !== next.phone && { phone: next.phone || null }),
    ...(moved && { address: gone ? null : { street, postcode, city, country: country || null } }),
  }
  await reply(api.respondent.details.$put({ json }))
}
