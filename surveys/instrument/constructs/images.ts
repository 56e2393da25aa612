/** Images come with the questionnaire: what is fetched from elsewhere tells that place who answers what. */

import type { Reader } from '../json.ts'
import { isObject } from '../json.ts'

const embedded = /^data:image\/(png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/]+=*$/

export function checkImage(reader: Reader, property: string): void {
  const value = reader.json[property]
  if (value === undefined) {
    reader.refuse(property, 'is missing')
    return
  }
  const links = isObject(value) ? Object.values(value) : [value]
  if (links.every((link) => typeof link === 'string' && embedded.test(link))) return
  reader.refuse(
    property,
    'must hold the image itself, as data:image/png;base64,… (or jpeg, gif, webp, svg+xml): fetched from elsewhere, it would tell that place who is answering',
  )
}
