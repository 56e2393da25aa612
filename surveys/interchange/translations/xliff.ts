/** XLIFF 1.2, which translators' programs read and write: one file a questionnaire, a unit a text. */
import { UnreadableFile } from '../notes.ts'
import { childOf, childrenOf, escapeXml, readXml, type Tag } from '../xml.ts'
import type { TranslationRow } from './rows.ts'
import type { Unit } from './take-in.ts'

export interface XliffOf {
  readonly study: string
  readonly questionnaire: string
}

const original = ({ study, questionnaire }: XliffOf) => `${study}/${questionnaire}`

export function toXliff(rows: readonly TranslationRow[], of: XliffOf): string {
  const units = rows.map(({ key, dutch, english, state }) => {
    const done = state === 'present' ? 'translated' : state === 'missing' ? 'new' : 'needs-review-translation'
    return `      <trans-unit id="${escapeXml(key)}" xml:space="preserve">
        <source>${escapeXml(dutch)}</source>
        <target state="${done}">${escapeXml(english)}</target>
      </trans-unit>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
  <file original="${escapeXml(original(of))}" source-language="nl" target-language="en" datatype="plaintext">
    <body>
${units.join('\n')}
    </body>
  </file>
</xliff>
`
}

/** Throws `UnreadableFile` for a file of another questionnaire, or none. */
export function fromXliff(source: string, of: XliffOf): Unit[] {
  const root = readXml(source)
  const files = childrenOf(root, 'file')
  if (root.name !== 'xliff' || files.length === 0)
    throw new UnreadableFile({
      nl: 'Dit is geen XLIFF. Kies het bestand dat de vertaler terugstuurde, of haal hier een nieuw bestand op.',
      en: 'This is no XLIFF. Choose the file that the translator sent back, or download a new one here.',
    })
  const other = files.find(({ attributes }) => attributes.original !== original(of))
  if (other)
    throw new UnreadableFile({
      nl: `Dit bestand hoort bij '${other.attributes.original ?? '?'}', niet bij '${original(of)}'. Er is niets veranderd. Open de goede vragenlijst.`,
      en: `This file belongs to '${other.attributes.original ?? '?'}', not to '${original(of)}'. Nothing was changed. Open the right questionnaire.`,
    })
  return files.flatMap((file) => units(childOf(file, 'body')))
}

/** Programs may put units in groups. */
function units(within: Tag | undefined): Unit[] {
  return (within?.children ?? []).flatMap((tag) => {
    if (tag.name === 'group') return units(tag)
    if (tag.name !== 'trans-unit') return []
    const dutch = childOf(tag, 'source')
    return [
      {
        key: tag.attributes.id ?? '',
        dutch: dutch ? dutch.text : null,
        english: childOf(tag, 'target')?.text ?? '',
      },
    ]
  })
}
