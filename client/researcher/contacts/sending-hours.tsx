import { useTranslation } from 'react-i18next'
import type { Protocol } from './protocol.tsx'

interface Props {
  readonly rules: Protocol['sending']
  readonly onChange: (rules: Protocol['sending']) => void
}

const modes = ['letter', 'email', 'sms', 'telephone'] as const

/** Hours, days, holidays and the most a day: nothing goes out beyond these. */
export function SendingHours({ rules, onChange }: Props) {
  const { t } = useTranslation()
  const toggle = (day: number) => {
    const others = rules.weekdays.filter((other) => other !== day)
    onChange({ ...rules, weekdays: others.length < rules.weekdays.length ? others : [...others, day].sort() })
  }
  const most = (mode: (typeof modes)[number], text: string) => {
    const { [mode]: _, ...others } = rules.perDay
    onChange({ ...rules, perDay: text === '' ? others : { ...others, [mode]: Math.max(1, Number(text)) } })
  }
  return (
    <section aria-labelledby="hours">
      <h2 id="hours">{t('hours.title')}</h2>
      <div className="filters">
        {(['from', 'until'] as const).map((end) => (
          <label className="filters__field" key={end}>
            <span>{t(`hours.${end}`)}</span>
            <input
              value={rules[end]}
              pattern="\d\d:\d\d"
              maxLength={5}
              inputMode="numeric"
              onChange={(event) => onChange({ ...rules, [end]: event.target.value })}
            />
          </label>
        ))}
        <label className="filters__field">
          <span>{t('hours.holidays')}</span>
          <input
            value={rules.holidays ?? ''}
            maxLength={8}
            placeholder={t('hours.noHolidays')}
            onChange={(event) => onChange({ ...rules, holidays: event.target.value.toUpperCase() || null })}
          />
        </label>
      </div>
      <fieldset className="days">
        <legend>{t('hours.days')}</legend>
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <label key={day}>
            <input type="checkbox" checked={rules.weekdays.includes(day)} onChange={() => toggle(day)} />{' '}
            {t(`weekday.${day}`)}
          </label>
        ))}
      </fieldset>
      <fieldset className="days">
        <legend>{t('hours.perDay')}</legend>
        <div className="filters">
          {modes.map((mode) => (
            <label className="filters__field" key={mode}>
              <span>{t(`mode.${mode}`)}</span>
              <input
                className="short"
                type="number"
                min={1}
                value={rules.perDay[mode] ?? ''}
                onChange={(event) => most(mode, event.target.value)}
              />
            </label>
          ))}
        </div>
      </fieldset>
    </section>
  )
}
