/** The choices of an analysis that the plan names besides its own, as they are called. */
import type { TFunction } from 'i18next'
import type { MarkDetails, Report } from '../../analysis/index.ts'
import { inLanguage } from '../shared/i18n.ts'

type Curve = MarkDetails['curves'][number]

/** Periods as the study calls them. */
export function choiceInWords(t: TFunction, { hours }: Report, code: string): string {
  const period = hours.rows.find(({ key }) => key === code)
  return period ? inLanguage(period.label) : t(`behind.code.${code}`, { defaultValue: code })
}

export const isPlannedChoice = (own: Curve['effects'][number], { planned }: Curve): boolean =>
  planned !== null &&
  (['weights', 'covariates', 'periods', 'model'] as const).every((key) => own[key] === planned[key])
