import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactMode } from '../../../surveys/design.ts'

type Ways = readonly ContactMode[]

/** The orders of ways that a contact can have; the second is for whom the first is not open. */
const choices: readonly Ways[] = [
  ['letter'],
  ['email', 'letter'],
  ['sms', 'letter'],
  ['telephone'],
  ['telephone', 'letter'],
  ['letter', 'email'],
]

const most = 8

interface Props {
  readonly title: string
  readonly contacts: readonly Ways[]
  /** Without it the list is only shown. */
  readonly onChange?: (contacts: readonly Ways[]) => void
}

/** Contacts in their order; each with its ways. */
export function ContactList({ title, contacts, onChange }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const write = (ways: Ways) => ways.map((way) => t(`way.${way}`)).join(t('forecast.else'))
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ol className="forecast__contacts">
        {contacts.map((ways, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a contact is its place in the row
          <li key={place}>
            {onChange ? (
              <select
                aria-label={t('forecast.contact', { number: place + 1 })}
                value={ways.join()}
                onChange={(event) =>
                  onChange(contacts.with(place, event.target.value.split(',') as ContactMode[]))
                }
              >
                {choices.map((choice) => (
                  <option key={choice.join()} value={choice.join()}>
                    {write(choice)}
                  </option>
                ))}
              </select>
            ) : (
              write(ways)
            )}
          </li>
        ))}
      </ol>
      {onChange && (
        <p className="forecast__change">
          <button
            type="button"
            className="button button--text"
            disabled={contacts.length === most}
            onClick={() => onChange([...contacts, ['letter']])}
          >
            {t('forecast.add')}
          </button>
          <button
            type="button"
            className="button button--text"
            disabled={contacts.length === 1}
            onClick={() => onChange(contacts.slice(0, -1))}
          >
            {t('forecast.remove')}
          </button>
        </p>
      )}
    </section>
  )
}
