import { useTranslation } from 'react-i18next'
import type { Text } from '../../surveys/design.ts'
import { inLanguage } from '../shared/i18n.ts'

/** The numbers of the footnotes that something has. */
export function FootnoteMarks({ numbers }: { numbers: readonly number[] }) {
  return numbers.length === 0 ? null : <sup className="footnote-mark">{numbers.join(' ')}</sup>
}

/** What limits comparison, under the figure that it concerns. */
export function Footnotes({ notes }: { notes: readonly Text[] }) {
  const { t } = useTranslation()
  return notes.length === 0 ? null : (
    <ol className="footnotes" aria-label={t('report.footnotes')}>
      {notes.map((note) => (
        <li key={note.nl}>{inLanguage(note)}</li>
      ))}
    </ol>
  )
}
