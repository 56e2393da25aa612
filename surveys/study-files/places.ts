/** Where in the documents of a study something is that a check names by its path in the design. */
import { questionnaireDocument } from './document-names.ts'

export interface Place {
  readonly document: string
  /** In that document; '' for all of it. */
  readonly path: string
}

const documentOf: Readonly<Record<string, string>> = {
  waves: 'waves',
  contactTexts: 'contact-texts',
  concepts: 'concepts',
  variables: 'variables',
  plan: 'plan',
}

export function placeOf(path: string): Place {
  const [, instrument, rest = ''] = path.match(/^instruments\.([\w-]+)\.?(.*)$/s) ?? []
  if (instrument !== undefined) return { document: questionnaireDocument(instrument), path: rest }
  const [, first = '', within = ''] = path.match(/^(\w+)\.?(.*)$/s) ?? []
  const document = documentOf[first]
  return document ? { document, path: within } : { document: 'study', path }
}
