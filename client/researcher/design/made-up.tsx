/** A made-up member: dates, what the register says, and the day on which they look. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Design } from './queries.ts'
import { textOf } from './questionnaire/part-title.ts'
import { listOf, type MadeUp, namesOf } from './schedule.ts'

interface Props {
  readonly design: Design
  readonly member: MadeUp
  readonly onChange: (member: MadeUp) => void
  readonly withToday?: boolean
}

export function MadeUpMember({ design, member, onChange, withToday = true }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const { events, facts } = namesOf(design)
  const set = (part: 'events' | 'facts', name: string, value: string) => {
    const { [name]: _, ...rest } = member[part]
    onChange({ ...member, [part]: value === '' ? rest : { ...rest, [name]: value } })
  }
  return (
    <fieldset className="made-up">
      <legend>{t('try.member')}</legend>
      {events.map(({ name, label }) => (
        <div key={String(name)} className="filters__field">
          <label htmlFor={`${id}-${name}`}>{textOf(label) || String(name)}</label>
          <input
            id={`${id}-${name}`}
            type="date"
            value={member.events[String(name)] ?? ''}
            onChange={({ target }) => set('events', String(name), target.value)}
          />
        </div>
      ))}
      {facts.map(({ name, label, values }) => (
        <div key={String(name)} className="filters__field">
          <label htmlFor={`${id}-${name}`}>{textOf(label) || String(name)}</label>
          {listOf(values).length > 0 ? (
            <select
              id={`${id}-${name}`}
              value={member.facts[String(name)] ?? ''}
              onChange={({ target }) => set('facts', String(name), target.value)}
            >
              <option value="">{t('try.unknown')}</option>
              {listOf(values).map(({ value, label: own }) => (
                <option key={String(value)} value={String(value)}>
                  {textOf(own)}
                </option>
              ))}
            </select>
          ) : (
            <input
              id={`${id}-${name}`}
              value={member.facts[String(name)] ?? ''}
              onChange={({ target }) => set('facts', String(name), target.value)}
            />
          )}
        </div>
      ))}
      {withToday && (
        <div className="filters__field">
          <label htmlFor={`${id}-today`}>{t('try.today')}</label>
          <input
            id={`${id}-today`}
            type="date"
            value={member.today}
            onChange={({ target }) => target.value && onChange({ ...member, today: target.value })}
          />
        </div>
      )}
    </fieldset>
  )
}
