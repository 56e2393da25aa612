/** A file is chosen or dropped, and sent. */
import { useMutation } from '@tanstack/react-query'
import { type DragEvent, type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { queries } from '../../shared/queries.ts'
import { useStudy } from '../../shared/study.ts'
import { type Kind, sendFile } from './send.ts'

const kinds: readonly Kind[] = ['sample', 'register', 'margins']

export const previewKey = (id: string) => ['import-preview', id]

export function Receive() {
  const { t } = useTranslation()
  const study = useStudy()
  const [, goTo] = useLocation()
  const [kind, setKind] = useState<Kind>('sample')
  const [file, setFile] = useState<File | null>(null)
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const send = useMutation({
    mutationFn: (chosen: File) => sendFile(study.id, kind, chosen),
    onSuccess: (received) => {
      queries.setQueryData(previewKey(received.import.id), received.preview)
      void queries.invalidateQueries({ queryKey: ['imports'] })
      goTo(`/sample/${received.import.id}`)
    },
  })
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (dropped) setFile(dropped)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (file) send.mutate(file)
    else input.current?.focus()
  }
  return (
    <form className="receive" onSubmit={submit} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('receive.title')}</h2>
      <fieldset className="receive__kinds">
        <legend>{t('receive.kind')}</legend>
        {kinds.map((one) => (
          <label key={one} className="receive__kind">
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
            <span>
              {t(`import.kind.${one}`)}
              <span className="quiet receive__explain">{t(`receive.kind.${one}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; the file input in it does the same */}
      <div
        className={`receive__drop${over ? ' receive__drop--over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label htmlFor={`${id}-file`}>{t('receive.file')}</label>
        <input
          ref={input}
          id={`${id}-file`}
          type="file"
          accept=".csv,.txt,.tsv,.xlsx"
          aria-describedby={`${id}-hint`}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <span id={`${id}-hint`} className="quiet">
          {t('receive.hint')}
        </span>
        {file && <p role="status">{t('receive.chosen', { name: file.name })}</p>}
      </div>
      {send.isError && <ProblemNotice error={send.error} />}
      <button type="submit" className="button" disabled={send.isPending || file === null}>
        {t(send.isPending ? 'receive.sending' : 'receive.send')}
      </button>
    </form>
  )
}
