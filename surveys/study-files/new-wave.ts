/** With what a new wave begins: half a year after the one before, by letter, with two reminders. */
import type { ContactStep, WaveDesign } from '../design.ts'

const months = 6

/** Names of the texts that a study begins with. */
export const firstTexts = {
  invitation: 'uitnodiging',
  reminder: 'herinnering',
  halfway: 'halverwege',
} as const

/**
 * @param before how many waves there are
 * @param event the date from which members count
 */
export function newWave(before: number, event: string): WaveDesign {
  const number = before + 1
  const at = (count: number) => (count === 0 ? { event } : { event, months: count })
  const step = (kind: ContactStep['kind'], ordinal: number, afterDays: number): ContactStep => ({
    kind,
    ordinal,
    afterDays,
    modes: ['letter'],
    text: firstTexts[kind],
    textWhenStarted: kind === 'invitation' ? firstTexts.invitation : firstTexts.halfway,
  })
  return {
    id: `ronde${number}`,
    title: { nl: `Ronde ${number}`, en: `Wave ${number}` },
    instrument: '',
    opens: [at(months * number)],
    openDays: 42,
    graceDays: 7,
    hardEndDays: 63,
    referencePeriod: { from: at(months * before), to: { ...at(months * number), days: -1 } },
    contacts: [step('invitation', 1, 0), step('reminder', 1, 10), step('reminder', 2, 24)],
    preloads: [],
  }
}
