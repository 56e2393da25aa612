/** Who is asked, in a sentence. */
import { useTranslation } from 'react-i18next'
import { isJson } from '../../../surveys/edit/json.ts'
import { language } from '../../shared/i18n.ts'
import type { Design } from './queries.ts'
import { textOf } from './questionnaire/part-title.ts'
import { documentOf, listOf, namesOf } from './schedule.ts'

export function TargetGroup({ design }: { readonly design: Design }) {
  const { t } = useTranslation()
  const { events, facts, eligible } = namesOf(design)
  const study = documentOf(design, 'study')
  const rules = isJson(study) && isJson(study.eligibility) ? study.eligibility : {}
  const wanted = (Array.isArray(rules.events) ? rules.events : []).map((name) => {
    const event = events.find((one) => one.name === name)
    return textOf(event?.label) || String(name)
  })
  const holding = Object.entries(eligible).map(([name, value]) => {
    const fact = facts.find((one) => one.name === name)
    const label = listOf(fact?.values).find((one) => one.value === value)?.label
    return `${textOf(fact?.label) || name}: ${textOf(label) || String(value)}`
  })
  const list = (parts: readonly string[]) =>
    new Intl.ListFormat(language(), { type: 'conjunction' }).format(parts)
  if (wanted.length === 0 && holding.length === 0) return <p>{t('target.everyone')}</p>
  return (
    <p>
      {wanted.length > 0 && t('target.events', { events: list(wanted) })}{' '}
      {holding.length > 0 && t('target.facts', { facts: list(holding) })}
    </p>
  )
}
