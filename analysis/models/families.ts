/** Names that R has for the same. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ols: 'gaussian',
  binomial: 'logit',
  quasibinomial: 'logit',
  logistic: 'logit',
  quasipoisson: 'poisson',
}

/**
 * The family that an option asks for, by its own name or R's.
 *
 * @throws RangeError when it is not among those known
 * @example
 * familyNamed('quasibinomial', ['gaussian', 'logit']) // => 'logit'
 */
export function familyNamed<T extends string>(given: string, known: readonly T[]): T {
  const name = OTHER_NAMES[given] ?? given
  const found = known.find((family) => family === name)
  if (found === undefined)
    throw new RangeError(`The family '${given}' is not known. Families: ${known.join(', ')}.`)
  return found
}
