/** What people say to each other about a place in a study, until it is settled. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, reply } from '../../shared/api.ts'
import { writeMoment } from '../../shared/format.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useComments } from './queries.ts'

interface Props {
  readonly design: string
  readonly document: string
  readonly place: string
  /** Those of every place. */
  readonly all?: boolean
}

export function Comments({ design, document, place, all = false }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const id = useId()
  const comments = useComments(design)
  const [body, setBody] = useState('')
  const refresh = () => queries.invalidateQueries({ queryKey: ['design-comments', design] })
  const write = useMutation({
    mutationFn: () =>
      reply(api.designs[':design'].comments.$post({ param: { design }, json: { document, place, body } })),
    onSuccess: () => {
      setBody('')
      return refresh()
    },
  })
  const settle = useMutation({
    mutationFn: (comment: string) =>
      reply(api.designs[':design'].comments[':comment'].settle.$post({ param: { design, comment } })),
    onSettled: refresh,
  })
  const open = (comments.data ?? []).filter(
    (comment) =>
      comment.settledAt === null && (all || (comment.document === document && comment.place === place)),
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    write.mutate()
  }
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('comments.title')}</h2>
      {open.length === 0 && <p className="quiet">{t('comments.none')}</p>}
      <ul className="plain">
        {open.map((comment) => (
          <li key={comment.id} className="comment">
            <p className="quiet">
              {comment.writtenBy}, {writeMoment(comment.writtenAt)}
              {all && comment.document && ` · ${comment.document}${comment.place && `: ${comment.place}`}`}
            </p>
            <p>{comment.body}</p>
            <button type="button" className="button button--text" onClick={() => settle.mutate(comment.id)}>
              {t('comments.settle')}
            </button>
          </li>
        ))}
      </ul>
      <form className="design-form" onSubmit={send}>
        <div className="filters__field">
          <label htmlFor={`${id}-body`}>{t('comments.write')}</label>
          <textarea
            id={`${id}-body`}
            rows={2}
            maxLength={5_000}
            required
            value={body}
            onChange={(event) => setBody(event.target.value)}
          />
        </div>
        <button type="submit" className="button button--quiet" disabled={write.isPending}>
          {t('comments.send')}
        </button>
      </form>
      {write.error && <ProblemNotice error={write.error} />}
      {settle.error && <ProblemNotice error={settle.error} />}
    </section>
  )
}
