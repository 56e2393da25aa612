/** A questionnaire more in a study: empty, or from a file of this or another program. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Text } from '../../../surveys/design.ts'
import type { ReadQuestionnaire } from '../../../surveys/interchange/read-questionnaire.ts'
import { isDocumentName, questionnaireDocument } from '../../../surveys/study-files/document-names.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { NotMappedList } from './not-mapped.tsx'
import { type Design, fetchRevision, putDocument } from './queries.ts'

type FileState =
  | { readonly kind: 'none' | 'reading' }
  | { readonly kind: 'read'; readonly read: ReadQuestionnaire }
  | { readonly kind: 'refused'; readonly sentence: Text }

export function AddQuestionnaire({ design }: { design: Design }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [file, setFile] = useState<FileState>({ kind: 'none' })
  const document = questionnaireDocument(name)
  const taken = design.documents.some((one) => one.name === document)
  const add = useMutation({
    mutationFn: async () => {
      const content =
        file.kind === 'read' ? file.read.questionnaire : { pages: [{ name: 'pagina1', elements: [] }] }
      // A name that was used before goes on where that one ended.
      const base = await fetchRevision(design.id, document)
      return putDocument(design.id, document, { base, content })
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['design', design.id] })
      go(`/design/${design.id}/questionnaire/${name}`)
    },
  })
  const ready = isDocumentName(document) && (file.kind === 'none' || file.kind === 'read')
  return (
    <details>
      <summary>{t('design.addQuestionnaire')}</summary>
      <form
        className="design-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!taken) add.mutate()
        }}
      >
        <div className="filters__field">
          <label htmlFor="questionnaire-name">{t('design.questionnaire.name')}</label>
          <input
            id="questionnaire-name"
            required
            pattern="[A-Za-z][\w\-]{0,63}"
            title={t('designs.id.rule')}
            value={name}
            aria-describedby={taken ? 'questionnaire-taken' : undefined}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <div className="filters__field">
          <label htmlFor="questionnaire-file">{t('design.questionnaire.file')}</label>
          <input
            id="questionnaire-file"
            type="file"
            accept=".json,.lss,.txt,.xlsx"
            aria-describedby="questionnaire-files"
            onChange={async ({ target }) => {
              const chosen = target.files?.[0]
              if (!chosen) return setFile({ kind: 'none' })
              setFile({ kind: 'reading' })
              const next = await readFile(chosen)
              // Another file may have been chosen meanwhile.
              if (target.files?.[0] === chosen) setFile(next)
            }}
          />
          <span id="questionnaire-files" className="quiet">
            {t('design.questionnaire.files')}
          </span>
        </div>
        <button type="submit" className="button" disabled={add.isPending || !ready}>
          {t('design.questionnaire.add')}
        </button>
        {taken && (
          <p id="questionnaire-taken" role="alert">
            {t('design.questionnaire.taken')}
          </p>
        )}
      </form>
      {file.kind === 'reading' && <p role="status">{t('import.reading')}</p>}
      {file.kind === 'refused' && (
        <div className="notice" role="alert">
          <p>{inLanguage(file.sentence)}</p>
        </div>
      )}
      {file.kind === 'read' && <NotMappedList notMapped={file.read.notMapped} />}
      {add.error && <ProblemNotice error={add.error} />}
    </details>
  )
}

/** The reader is large: it is fetched when a file is there. */
async function readFile(chosen: File): Promise<FileState> {
  const [{ readQuestionnaire }, { UnreadableFile }] = await Promise.all([
    import('../../../surveys/interchange/read-questionnaire.ts'),
    import('../../../surveys/interchange/notes.ts'),
  ])
  try {
    return { kind: 'read', read: readQuestionnaire(chosen.name, new Uint8Array(await chosen.arrayBuffer())) }
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: 'refused', sentence: error.sentence }
    throw error
  }
}
