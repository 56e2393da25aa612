/** The codebook of a whole study, for a data archive. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Text } from '../../../surveys/design.ts'
import { questionnaireOf } from '../../../surveys/study-files/document-names.ts'
import type { Design } from './queries.ts'
import { saveFile } from './save-file.ts'

const none: Text = { nl: '', en: '' }

export function StudyCodebook({ design }: { design: Design }) {
  const { t } = useTranslation()
  const [refused, setRefused] = useState(false)
  const make = async () => {
    const { toDdi } = await import('../../../surveys/interchange/export/ddi.ts')
    const { InstrumentError } = await import('../../../surveys/instrument/instrument.ts')
    const head = (design.documents.find(({ name }) => name === 'study')?.content ?? {}) as Partial<
      Record<'title' | 'organisation' | 'about', Text>
    >
    const questionnaires = design.documents.flatMap(({ name, content }) => {
      const own = questionnaireOf(name)
      return own === null ? [] : [[own, content] as const]
    })
    try {
      const text = toDdi({
        id: design.id,
        title: head.title ?? none,
        organisation: head.organisation ?? none,
        about: head.about ?? none,
        questionnaires: Object.fromEntries(questionnaires),
      })
      setRefused(false)
      saveFile(`${design.id}-ddi.xml`, text, 'application/xml')
    } catch (error) {
      if (!(error instanceof InstrumentError)) throw error
      setRefused(true)
    }
  }
  return (
    <>
      <p>
        <button type="button" className="button button--quiet" onClick={() => void make()}>
          {t('along.ddi.study')}
        </button>
      </p>
      {refused && (
        <div className="notice" role="alert">
          <p>{t('along.ddi.refused')}</p>
        </div>
      )}
    </>
  )
}
