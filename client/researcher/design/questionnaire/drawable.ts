/**
 * A questionnaire as it can be drawn while it is made or just came from elsewhere. survey-core expects parts with names, would
 * fetch pictures and choices from anywhere, and puts HTML on the page as it stands: none of that may break the page or leave it.
 */
import { isJson } from '../../../../surveys/edit/json.ts'

const lists = new Set(['pages', 'elements', 'questions', 'templateElements', 'detailElements'])
const images = new Set(['imageLink', 'logo', 'backgroundImage'])
const unsafe =
  /<\s*\/?\s*(script|style|iframe|object|embed|link|img|video|audio|source|svg|form|base|meta)\b|\son\w+\s*=|\sstyle\s*=|javascript:/i

export function drawable(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return value.includes('<') && unsafe.test(value) ? plainTags(value) : value
  if (Array.isArray(value)) {
    const entries = lists.has(key) ? value.filter(isJson) : value
    return entries.map((entry) => drawable(entry, lists.has(key) ? `${key}[]` : ''))
  }
  if (!isJson(value)) return value
  const kept = Object.entries(value).filter(
    ([name, own]) =>
      name !== '__proto__' &&
      name !== 'choicesByUrl' &&
      (!lists.has(name) || Array.isArray(own)) &&
      (!images.has(name) || (typeof own === 'string' && own.startsWith('data:'))),
  )
  const drawn = Object.fromEntries(kept.map(([name, own]) => [name, drawable(own, name)]))
  if (!key.endsWith('[]')) return drawn
  return { ...drawn, name: drawnName(value.name), ...('type' in value && { type: String(value.type) }) }
}

/** survey-core looks names up in plain objects: it takes `constructor` for a name that is there. */
function drawnName(name: unknown): string {
  const text = String(name ?? '')
  return text in Object.prototype ? `${text}_` : text
}

/** Mark-up that does nothing and fetches nothing. */
function plainTags(html: string): string {
  return html
    .replace(/<(script|style|iframe|object|svg)\b[\s\S]*?(<\/\1\s*>|$)/gi, '')
    .replace(/<\/?(img|embed|link|video|audio|source|form|base|meta)\b[^>]*>/gi, '')
    .replace(/<(\w+)\b[^>]*>/g, '<$1>')
}
