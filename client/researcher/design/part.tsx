/** A part of the design of a study, open to be changed. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { FindingList } from './findings.tsx'
import { useDesign, useFindings } from './queries.ts'
import { CodeView } from './questionnaire/code-view.tsx'
import { SaveLine } from './save-line.tsx'
import { useDocument } from './use-document.ts'
import { WaveLines } from './wave-lines.tsx'
import './design.css'

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
      {name === 'waves' && <WaveLines design={whole.data} />}
      {document ? (
        <Edit key={name} design={design} name={name} given={document} />
      ) : (
        <p>{t('designer.gone')}</p>
      )}
    </>
  )
}

function Edit({ design, name, given }: Props & { readonly given: { revision: number; content: unknown } }) {
  const { t } = useTranslation()
  const [first] = useState(given)
  const open = useDocument(design, name, first)
  const found = useFindings(design)
  const findings = (found.data?.findings ?? []).filter(({ document }) => document === name)
  return (
    <>
      <p>{t(`design.part.${name}.about`, { defaultValue: '' })}</p>
      <SaveLine open={open} />
      <CodeView open={open} findings={findings} />
      <FindingList design={design} findings={findings} />
    </>
  )
}
