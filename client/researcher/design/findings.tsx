/** What the checks found: each with its place, which is a way to it. */
import { Fragment } from 'react'
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
  const groups = [...sameSaid(kinds.flatMap((kind) => findings.filter(({ severity }) => severity === kind)))]
  return (
    <>
      <p role="status">
        {problems === 0 ? t('checks.none') : t('checks.problems', { count: problems })}{' '}
        {warnings > 0 && t('checks.warnings', { count: warnings })}{' '}
        {undecided > 0 && t('checks.undecided', { count: undecided })}
      </p>
      <ul className="findings">
        {groups.slice(0, shown).map(([key, places]) => {
          const { rule, severity, sentence, remedy } = places[0]!
          return (
            <li key={key} className={`finding finding--${severity}`}>
              <span className="finding__kind">{t(`checks.${severity}.word`)}</span>
              <span>
                {places.map(({ document, path }, place) => (
                  <Fragment key={`${document} ${path}`}>
                    {place > 0 && ', '}
                    <Link href={addressOf(design, document, path)}>
                      {questionnaireOf(document) ?? t(`design.part.${document}`, { defaultValue: document })}
                      {path && `: ${path}`}
                    </Link>
                  </Fragment>
                ))}{' '}
                {sentence} {remedy} <span className="quiet">{rule}</span>
              </span>
            </li>
          )
        })}
      </ul>
      {groups.length > shown && <p className="quiet">{t('checks.more', { count: groups.length - shown })}</p>}
    </>
  )
}

/** What is said of several places is said once. */
function sameSaid(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const { severity, rule, sentence, remedy } = finding
    const key = [severity, rule, sentence, remedy].join(' ')
    const own = groups.get(key)
    if (own) own.push(finding)
    else groups.set(key, [finding])
  }
  return groups
}

export function addressOf(design: string, document: string, path: string): string {
  const questionnaire = questionnaireOf(document)
  if (questionnaire === null) return `/design/${design}/part/${document}`
  return `/design/${design}/questionnaire/${questionnaire}?at=${encodeURIComponent(path)}`
}
