/** Whom the report is about: everyone, or one class of one filter, and with whom that is compared. Both stand in the address. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import type { OfferedFilter } from '../../analysis/index.ts'
import { inLanguage } from '../shared/i18n.ts'

/** Instead of a class: what was published about everyone. */
export const PUBLISHED = 'published'

export interface Groups {
  /** `filter=class`; empty: everyone. */
  readonly group: string
  /** Another class of the same filter, or `PUBLISHED` beside everyone; empty: nobody. */
  readonly against: string
}

export function useGroups(): Groups & { choose: (groups: Partial<Groups>) => void } {
  const [path, goTo] = useLocation()
  const search = new URLSearchParams(useSearch())
  const now = { group: search.get('group') ?? '', against: search.get('against') ?? '' }
  const choose = (groups: Partial<Groups>) => {
    for (const [name, value] of Object.entries({ ...now, ...groups }))
      if (value === '') search.delete(name)
      else search.set(name, value)
    goTo(search.size > 0 ? `${path}?${search}` : path)
  }
  return { ...now, choose }
}

const keyOf = (variable: string, value: string) => `${variable}=${value}`

/** 'man', of 'geslacht'. */
export function groupName(filters: readonly OfferedFilter[], group: string) {
  for (const { variable, label, classes } of filters)
    for (const own of classes)
      if (keyOf(variable, own.value) === group)
        return { name: inLanguage(own.label), filter: inLanguage(label) }
  return { name: group, filter: '' }
}

export function GroupChoice({
  filters,
  group,
  against,
  published,
  choose,
}: Groups & {
  /** Something was published to compare with. */
  readonly published: boolean
  readonly filters: readonly OfferedFilter[]
  readonly choose: (groups: Partial<Groups>) => void
}) {
  const { t } = useTranslation()
  const id = useId()
  const own = filters.find(({ variable }) => group.startsWith(`${variable}=`))
  if (filters.length === 0) return null
  const some = filters.some(({ classes }) => classes.some(({ shown }) => !shown))
  const options = ({ variable, classes }: OfferedFilter, except = '') =>
    classes
      .filter(({ value }) => keyOf(variable, value) !== except)
      .map(({ value, label, shown }) => (
        <option key={value} value={keyOf(variable, value)} disabled={!shown}>
          {inLanguage(label)}
          {shown ? '' : ` (${t('reason.too few persons')})`}
        </option>
      ))
  return (
    <div className="groups no-print">
      <div className="groups__field">
        <label htmlFor={`${id}-group`}>{t('groups.about')}</label>
        <select
          id={`${id}-group`}
          value={group}
          onChange={({ target }) => choose({ group: target.value, against: '' })}
        >
          <option value="">{t('groups.everyone')}</option>
          {filters.map((filter) => (
            <optgroup key={filter.variable} label={inLanguage(filter.label)}>
              {options(filter)}
            </optgroup>
          ))}
        </select>
      </div>
      {(own || (published && group === '')) && (
        <div className="groups__field">
          <label htmlFor={`${id}-against`}>{t('groups.against')}</label>
          <select
            id={`${id}-against`}
            value={against}
            onChange={({ target }) => choose({ against: target.value })}
          >
            <option value="">{t('groups.nobody')}</option>
            {own ? options(own, group) : <option value={PUBLISHED}>{t('beside.option')}</option>}
          </select>
        </div>
      )}
      {some && <p className="quiet small">{t('groups.withheld')}</p>}
    </div>
  )
}
