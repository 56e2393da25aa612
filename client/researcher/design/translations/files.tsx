/** Translations out to a translator and in again. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Text } from '../../../../surveys/design.ts'
import { UnreadableFile } from '../../../../surveys/interchange/notes.ts'
import { fromCsv, toCsv } from '../../../../surveys/interchange/translations/csv.ts'
import type { TranslationRow } from '../../../../surveys/interchange/translations/rows.ts'
import { noUnits, type TakenIn, takeIn } from '../../../../surveys/interchange/translations/take-in.ts'
import { fromXliff, toXliff } from '../../../../surveys/interchange/translations/xliff.ts'
import { inLanguage } from '../../../shared/i18n.ts'
import { saveFile } from '../save-file.ts'

interface Props {
  readonly study: string
  readonly questionnaire: string
  readonly content: unknown
  readonly rows: readonly TranslationRow[]
  readonly onTaken: (content: unknown, translated: ReadonlySet<string>, older: ReadonlySet<string>) => void
}

type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly sentence: Text }
  | { readonly kind: 'taken'; readonly taken: TakenIn<unknown> }

export function TranslationFiles({ study, questionnaire, content, rows, onTaken }: Props) {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' })
  const of = { study, questionnaire }
  const read = (name: string, text: string) => {
    try {
      const units = name.toLowerCase().endsWith('.csv') ? fromCsv(text) : fromXliff(text, of)
      const taken = takeIn(content, rows, units)
      if (taken.unknown.length === units.length) throw noUnits()
      onTaken(taken.questionnaire, taken.translated, taken.older)
      setOutcome({ kind: 'taken', taken })
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      setOutcome({ kind: 'refused', sentence: error.sentence })
    }
  }
  return (
    <section aria-labelledby="translation-files">
      <h2 id="translation-files">{t('translations.files')}</h2>
      <div className="translations__tools">
        <button
          type="button"
          className="button button--text"
          onClick={() =>
            saveFile(`${study}-${questionnaire}.xlf`, toXliff(rows, of), 'application/xliff+xml')
          }
        >
          {t('translations.xliff')}
        </button>
        <button
          type="button"
          className="button button--text"
          onClick={() => saveFile(`${study}-${questionnaire}.csv`, toCsv(rows), 'text/csv')}
        >
          {t('translations.csv')}
        </button>
        <label className="translations__in">
          {t('translations.in')}
          <input
            type="file"
            accept=".xlf,.xliff,.csv"
            onChange={async ({ target }) => {
              const file = target.files?.[0]
              if (file) read(file.name, await file.text())
              target.value = ''
            }}
          />
        </label>
      </div>
      {outcome.kind === 'refused' && (
        <div className="notice" role="alert">
          <p>{inLanguage(outcome.sentence)}</p>
        </div>
      )}
      {outcome.kind === 'taken' && (
        <p role="status">
          {t('translations.taken', { count: outcome.taken.translated.size + outcome.taken.older.size })}{' '}
          {outcome.taken.older.size > 0 && t('translations.older', { count: outcome.taken.older.size })}{' '}
          {outcome.taken.unknown.length > 0 &&
            t('translations.unknown', { list: outcome.taken.unknown.join(', ') })}
        </p>
      )}
    </section>
  )
}
