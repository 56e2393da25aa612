/** How far a draft is, and saying that it was read and found good. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, reply } from '../../shared/api.ts'
import { writeMoment } from '../../shared/format.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import type { Design } from './queries.ts'

export function Review({ design }: { design: Design }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const review = useMutation({
    mutationFn: () =>
      reply(
        api.designs[':design'].review.$post({
          param: { design: design.id },
          json: { hash: design.hash, note },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['design', design.id] }),
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    review.mutate()
  }
  return (
    <section aria-label={t('designs.state')}>
      <p>
        {t(`design.state.${design.state}`)}.{' '}
        {design.review &&
          t(design.review.isOfNow ? 'design.reviewed' : 'design.reviewedBefore', {
            by: design.review.by,
            at: writeMoment(design.review.at),
            note: design.review.note,
          })}
      </p>
      {design.state === 'made' && (
        <details>
          <summary>{t('design.review')}</summary>
          <form className="design-form" onSubmit={send}>
            <div className="filters__field">
              <label htmlFor="note">{t('design.review.note')}</label>
              <input
                id="note"
                maxLength={2_000}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            </div>
            <button type="submit" className="button" disabled={review.isPending}>
              {t('design.review.send')}
            </button>
          </form>
        </details>
      )}
      {review.error && <ProblemNotice error={review.error} />}
    </section>
  )
}
