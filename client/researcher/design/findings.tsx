/** What the checks found: each with its place, which is a way to it. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { questionnaireOf } from '../../../surveys/study-files/document-names.ts'
import type { Finding } from './queries.ts'

interface Props {
  readonly design: string
  readonly findings: readonly Finding[]
}

const shown = 40

export function FindingList({ design, findings }: Props) {
  const { t } = useTranslation()
  const problems = findings.filter(({ severity }) => severity === 'problem').length
  const undecided = findings.length - problems
  return (
    <>
      <p role="status">
        {problems === 0 ? t('checks.none') : t('checks.problems', { count: problems })}{' '}
        {undecided > 0 && t('checks.undecided', { count: undecided })}
      </p>
      <ul className="findings">
        {findings.slice(0, shown).map(({ severity, document, path, sentence }) => (
          <li key={`${document} ${path} ${sentence}`} className={`finding finding--${severity}`}>
            <span className="finding__kind">{t(`checks.${severity}.word`)}</span>
            <span>
              <Link href={addressOf(design, document, path)}>
                {document}
                {path && `: ${path}`}
              </Link>{' '}
              {sentence}
            </span>
          </li>
        ))}
      </ul>
      {findings.length > shown && (
        <p className="quiet">{t('checks.more', { count: findings.length - shown })}</p>
      )}
    </>
  )
}

export function addressOf(design: string, document: string, path: string): string {
  const questionnaire = questionnaireOf(document)
  if (questionnaire === null) return `/design/${design}/part/${document}`
  return `/design/${design}/questionnaire/${questionnaire}?at=${encodeURIComponent(path)}`
}
