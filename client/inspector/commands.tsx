import { useTranslation } from 'react-i18next'

/** A command, and the numbers that it gives again. */
export interface Shown {
  readonly command: string
  readonly names: readonly string[]
}

/** Commands that give numbers again from the exported files. */
export function Commands({ study, commands }: { study: string; commands: readonly Shown[] }) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('behind.equation.how', { study })}</p>
      {commands.map(({ command, names }) => (
        <div key={`${names.join()} ${command}`} className="part">
          {names.length === 1 ? (
            <p>{names[0]}</p>
          ) : (
            <ul>
              {names.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          )}
          <pre className="equation">
            <code>{command}</code>
          </pre>
        </div>
      ))}
    </>
  )
}
