import type { Language } from '../../surveys/design.ts'
import { aligned } from '../aligned.ts'
import type { SpecificationCurve } from './specifications.ts'

const WORDS = {
  nl: {
    simulated: 'Gesimuleerde antwoorden, geen echte mensen.\n\n',
    none: 'Het plan noemt geen alternatieven.',
    head: [
      'groep',
      'ondersteuning',
      'uitkomst',
      'volgens plan',
      'mediaan',
      'modellen',
      'zelfde teken',
      'en significant',
      'significant andersom',
    ],
  },
  en: {
    simulated: 'Simulated answers, no real people.\n\n',
    none: 'The plan declares no alternatives.',
    head: [
      'group',
      'support',
      'outcome',
      'as planned',
      'median',
      'models',
      'same sign',
      'and significant',
      'significant, other sign',
    ],
  },
} as const

/** Each effect of the table on a line: how far its sign and its significance hold over the declared alternatives. */
export function specificationText(
  curves: readonly SpecificationCurve[],
  simulated: boolean,
  language: Language = 'nl',
): string {
  const words = WORDS[language]
  if (curves.length === 0) return words.none
  const number = (value: number | null | undefined) => (value == null ? '-' : value.toFixed(3))
  const body = curves.map((curve) => [
    curve.group,
    curve.support,
    curve.outcome,
    number(curve.planned?.estimate),
    number(curve.median),
    String(curve.estimated),
    String(curve.sameSign),
    String(curve.sameAndSignificant),
    String(curve.contrary),
  ])
  return `${simulated ? words.simulated : ''}${aligned([words.head, ...body], 3)}`
}
