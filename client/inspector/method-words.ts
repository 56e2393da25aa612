/** How a number was made, in words. The analysis names it by standard terms, with commas between: these are its codes. */
import type { Text } from '../../surveys/design.ts'
import { inLanguage } from '../shared/i18n.ts'

const TERMS: Readonly<Record<string, Text>> = {
  AIPW: { nl: 'dubbel robuust (AIPW)', en: 'doubly robust (AIPW)' },
  AME: { nl: 'gemiddeld verschil in kans', en: 'average difference in probability (AME)' },
  'AME per month': { nl: 'gemiddeld verschil per maand', en: 'average difference a month (AME)' },
  'Aalen-Johansen': { nl: 'Aalen-Johansen', en: 'Aalen-Johansen' },
  CR1: { nl: 'marge per persoon geteld (CR1)', en: 'errors clustered by person (CR1)' },
  CR_G: { nl: 'marge per persoon geteld (CR_G)', en: 'errors clustered by person (CR_G)' },
  'Kaplan-Meier': { nl: 'Kaplan-Meier', en: 'Kaplan-Meier' },
  Kish: { nl: 'volgens Kish', en: 'by Kish' },
  OLS: { nl: 'lineair model (OLS)', en: 'linear model (OLS)' },
  Poisson: { nl: 'Poisson-model', en: 'Poisson model' },
  'R-indicator': { nl: 'R-indicator', en: 'R-indicator' },
  Wilson: { nl: 'interval van Wilson', en: 'Wilson interval' },
  'adjusted for bias': { nl: 'gecorrigeerd voor vertekening', en: 'adjusted for bias' },
  clustered: { nl: 'marge per persoon geteld', en: 'errors clustered by person' },
  count: { nl: 'telling', en: 'count' },
  'log-log': { nl: 'log-log-interval', en: 'log-log interval' },
  'log-rank': { nl: 'log-rangtoets', en: 'log-rank test' },
  logit: { nl: 'logit-model', en: 'logit model' },
  'logit of answering': { nl: 'logit-model van meedoen', en: 'logit model of taking part' },
  mean: { nl: 'gemiddelde', en: 'mean' },
  share: { nl: 'aandeel', en: 'share' },
  standardised: { nl: 'gestandaardiseerd', en: 'standardised' },
  'unconditional partial R-indicator': { nl: 'R-indicator per klasse', en: 'R-indicator by class' },
  'weight over mean': { nl: 'gewicht gedeeld door het gemiddelde', en: 'weight divided by the mean' },
  weighted: { nl: 'gewogen', en: 'weighted' },
  'weighted mean': { nl: 'gewogen gemiddelde', en: 'weighted mean' },
  'weighted share': { nl: 'gewogen aandeel', en: 'weighted share' },
  'within persons': {
    nl: 'lineair model binnen dezelfde persoon',
    en: 'linear model within the same person',
  },
}

/** Terms with a number in them. */
const NUMBERED: readonly { readonly of: RegExp; readonly words: (number: string) => Text }[] = [
  {
    of: /^imputed (\d+) times$/,
    words: (times) => ({ nl: `gaten ${times} keer aangevuld`, en: `gaps filled in ${times} times` }),
  },
  {
    of: /^mark at (.+)$/,
    words: (p) => ({ nl: `teken bij p onder ${p.replace('.', ',')}`, en: `mark at p below ${p}` }),
  },
]

/** A term that is not known stays as it is. */
export function methodInWords(method: string): string {
  return method.split(', ').map(termInWords).join(', ')
}

function termInWords(term: string): string {
  // Models in a plan are written small.
  const known = TERMS[term] ?? TERMS[{ ols: 'OLS', poisson: 'Poisson' }[term] ?? '']
  if (known !== undefined) return inLanguage(known)
  for (const { of, words } of NUMBERED) {
    const number = of.exec(term)?.[1]
    if (number !== undefined) return inLanguage(words(number))
  }
  return term
}
