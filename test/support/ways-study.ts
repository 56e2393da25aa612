/** The small study, by other ways and at other hours than at any moment by letter. */
import type { StudyFiles } from '../../server/commands/publish-study.ts'
import type { ContactMode, SendingRules } from '../../surveys/design.ts'
import { both, smallStudy } from './small-study.ts'

/** All steps by these ways, in this order. */
export function studyBy(modes: readonly ContactMode[], sending: Partial<SendingRules> = {}): StudyFiles {
  const { design, instruments } = smallStudy()
  const texts = Object.entries(design.contactTexts).map(([key, text]) => [
    key,
    { ...text, sms: both('Vul de vragenlijst in: {link} {code} {closes} {name}') },
  ])
  return {
    instruments,
    design: {
      ...design,
      contactTexts: Object.fromEntries(texts),
      sending: { ...design.sending, ...sending },
      waves: design.waves.map((wave) => ({
        ...wave,
        contacts: wave.contacts.map((step) => ({ ...step, modes })),
      })),
    },
  }
}
