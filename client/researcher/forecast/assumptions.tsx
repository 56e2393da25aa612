import { useTranslation } from 'react-i18next'
import type { ContactMode } from '../../../surveys/design.ts'
import type { ForecastAssumptions } from '../../../surveys/forecast.ts'

const ways: readonly ContactMode[] = ['letter', 'email', 'sms', 'telephone']

interface Props {
  readonly value: ForecastAssumptions
  readonly onChange: (value: ForecastAssumptions) => void
}

/** What cannot be known before the field starts, to be read and changed. */
export function Assumptions({ value, onChange }: Props) {
  const { t } = useTranslation()
  const shares = ['decline', 'emailKnown', 'phoneKnown'] as const
  return (
    <details className="forecast__assumptions">
      <summary>{t('forecast.assumptions')}</summary>
      <p>{t('forecast.assumptions.explain')}</p>
      <div className="filters">
        {shares.map((name) => (
          <NumberField
            key={name}
            label={t(`forecast.${name}`)}
            value={value[name]}
            max={1}
            onChange={(number) => onChange({ ...value, [name]: number })}
          />
        ))}
      </div>
      {(['strength', 'levelling'] as const).map((name) => (
        <fieldset key={name} className="filters forecast__ways">
          <legend>{t(`forecast.${name}`)}</legend>
          {ways.map((way) => (
            <NumberField
              key={way}
              label={t(`way.${way}`)}
              value={value[name][way]}
              max={name === 'strength' ? 10 : 1}
              onChange={(number) => onChange({ ...value, [name]: { ...value[name], [way]: number } })}
            />
          ))}
        </fieldset>
      ))}
    </details>
  )
}

interface FieldProps {
  readonly label: string
  readonly value: number
  readonly max: number
  readonly onChange: (value: number) => void
}

function NumberField({ label, value, max, onChange }: FieldProps) {
  return (
    <label className="filters__field">
      <span>{label}</span>
      <input
        type="number"
        min={0}
        max={max}
        step={0.01}
        defaultValue={value}
        onChange={(event) => event.target.validity.valid && onChange(event.target.valueAsNumber || 0)}
      />
    </label>
  )
}
