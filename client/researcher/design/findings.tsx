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

/** What keeps a study out of the field comes first. */
const kinds: readonly Finding['severity'][] = ['problem', 'warning', 'undecided']

export function FindingList({ design, findings }: Props) {
  const { t } = useTranslation()
  const count = (kind: Finding['severity']) => findings.filter(({ severity }) => severity === kind).length
  const [problems, warnings, undecided] = [count('problem'), count('warning'), count('undecided')]
  const ordered = kinds.flatMap((kind) => findings.filter(({ severity }) => severity === kind))
  return (
    <>
      <p role="status">
        {problems === 0 ? t('checks.none') : t('checks.problems', { count: problems })}{' '}
        {warnings > 0 && t('checks.warnings', { count: warnings })}{' '}
        {undecided > 0 && t('checks.undecided', { count: undecided })}
      </p>
      <ul className="findings">
        {ordered.slice(0, shown).map(({ rule, severity, document, path, sentence, remedy }) => (
          <li key={`${rule} ${document} ${path} ${sentence}`} className={`finding finding--${severity}`}>
            <span className="finding__kind">{t(`checks.${severity}.word`)}</span>
            <span>
              <Link href={addressOf(design, document, path)}>
                {questionnaireOf(document) ?? t(`design.part.${document}`, { defaultValue: document })}
                {path && `: ${path}`}
              </Link>{' '}
              {sentence} {remedy} <span className="quiet">{rule}</span>
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
