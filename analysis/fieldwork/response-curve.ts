/** What a curve is made of; days are whole, an opening is a day by its number. */
export interface CurveCounts {
  /** Answers by days since the opening: `answered[d]`. */
  readonly answered: readonly number[]
  /** Cases opened, and those of them that have answered, by how many days ago they opened. */
  readonly openedAgo: readonly { readonly days: number; readonly cases: number; readonly answered: number }[]
}

export interface CurvePoint {
  /** Days since the opening; the share is that at the end of the day. */
  readonly day: number
  readonly share: number
  /** Cases that were still followed and had not answered when the day began. */
  readonly atRisk: number
}

/**
 * The share that has answered by days since the opening, over cases that opened on different days: one less Kaplan and Meier's
 * estimate, Π(1 − c/r), with c answers on a day and r cases that had not answered before and are that many days old.
 * Once all cases are older than the last day it is the plain share. From counts alone: a case that has not answered is
 * followed for as many days as it is open.
 *
 * Source: Kaplan & Meier (1958), JASA 53.
 *
 * @throws RangeError when there are more answers than cases
 * @example
 * responseCurve({ answered: [1, 1], openedAgo: [{ days: 5, cases: 4, answered: 2 }] }).map(({ share }) => share) // => [0.25, 0.5]
 */
export function responseCurve({ answered, openedAgo }: CurveCounts): CurvePoint[] {
  const cases = openedAgo.reduce((sum, day) => sum + day.cases, 0)
  const total = answered.reduce((sum, count) => sum + count, 0)
  if (total > cases)
    throw new RangeError(`responseCurve requires at most as many answers as the ${cases} cases, got ${total}`)
  const points: CurvePoint[] = []
  let waiting = 1
  let before = 0
  for (const [day, count] of answered.entries()) {
    const tooYoung = openedAgo
      .filter(({ days }) => days < day)
      .reduce((sum, own) => sum + own.cases - own.answered, 0)
    const atRisk = cases - before - tooYoung
    if (atRisk <= 0) break
    waiting *= 1 - Math.min(1, count / atRisk)
    before += count
    points.push({ day, share: 1 - waiting, atRisk })
  }
  return points
}
