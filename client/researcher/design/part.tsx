/** A part of the design of a study, open to be changed. */
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { ContactPreview } from './contact-preview.tsx'
import { FindingList } from './findings.tsx'
import { KnownNames } from './form/known-names.tsx'
import { shapeOf } from './form/shape.ts'
import { ShapeField } from './form/shape-field.tsx'
import { useDesign, useFindings } from './queries.ts'
import { CodeView } from './questionnaire/code-view.tsx'
import { SaveLine } from './save-line.tsx'
import { TargetGroup } from './target-group.tsx'
import { useDocument } from './use-document.ts'
import { WaveLines } from './wave-lines.tsx'
import './design.css'
import './form/form.css'

interface Props {
  readonly design: string
  readonly name: string
}

export default function PartPage({ design, name }: Props) {
  const { t } = useTranslation()
  const whole = useDesign(design)
  if (whole.isPending || !whole.isFetchedAfterMount) return <p role="status">{t('page.loading')}</p>
  if (whole.isError) return <ProblemNotice error={whole.error} onRetry={() => whole.refetch()} />
  const document = whole.data.documents.find((one) => one.name === name)
  return (
    <>
      <p>
        <Link href={`/design/${design}`}>{t('designer.back')}</Link>
      </p>
      <h1>{t(`design.part.${name}`, { defaultValue: name })}</h1>
      {name === 'study' && <TargetGroup design={whole.data} />}
      {name === 'waves' && <WaveLines design={whole.data} />}
      {document ? (
        <KnownNames design={whole.data}>
          <Edit key={name} design={design} name={name} given={document} />
        </KnownNames>
      ) : (
        <p>{t('designer.gone')}</p>
      )}
      {name === 'contact-texts' && <ContactPreview design={whole.data} />}
    </>
  )
}

function Edit({ design, name, given }: Props & { readonly given: { revision: number; content: unknown } }) {
  const { t } = useTranslation()
  const [first] = useState(given)
  const open = useDocument(design, name, first)
  const found = useFindings(design)
  const shape = useMemo(() => shapeOf(name), [name])
  const [view, setView] = useState<'form' | 'code'>('form')
  const findings = (found.data?.findings ?? []).filter(({ document }) => document === name)
  return (
    <>
      <p>{t(`design.part.${name}.about`, { defaultValue: '' })}</p>
      <SaveLine open={open} />
      {shape && (
        <fieldset className="preview__choice">
          <legend className="visually-hidden">{t('form.view')}</legend>
          {(['form', 'code'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="button button--text"
              aria-pressed={view === one}
              onClick={() => setView(one)}
            >
              {t(`form.view.${one}`)}
            </button>
          ))}
        </fieldset>
      )}
      {shape && view === 'form' ? (
        <ShapeField
          name={name}
          shape={shape}
          value={open.content}
          onChange={(content) => open.edit(content, 'form')}
        />
      ) : (
        <CodeView open={open} findings={findings} />
      )}
      <FindingList design={design} findings={findings} />
    </>
  )
}
