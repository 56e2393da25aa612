/** The protocol by the ways that this installation has: e-mail without a mail server is passed over. */
import type { ContactMode, StudyDesign } from '../../surveys/design.ts'

/** Letters and calls need no channel: they go into a print run, or on the call list. */
const byHand: readonly ContactMode[] = ['letter', 'telephone']

export function withWaysOut(
  design: StudyDesign,
  channels: Readonly<Partial<Record<ContactMode, unknown>>>,
): StudyDesign {
  const has = (mode: ContactMode) => byHand.includes(mode) || channels[mode] !== undefined
  return {
    ...design,
    waves: design.waves.map((wave) => ({
      ...wave,
      contacts: wave.contacts.map((step) => ({ ...step, modes: step.modes.filter(has) })),
    })),
  }
}
