import { inLanguage } from '../shared/i18n.ts'

/** Parts of an analysis plan, as an inspector calls them. */
const PARTS: Readonly<Record<string, { readonly nl: string; readonly en: string }>> = {
  alpha: { nl: 'Grens voor toeval', en: 'Significance level' },
  alternatives: { nl: 'Andere keuzes', en: 'Other choices' },
  covariates: { nl: 'Achtergrond in het model', en: 'Background in the model' },
  durations: { nl: 'Duur van de uitkering', en: 'Time on benefit' },
  filters: { nl: 'Groepen om naar te kijken', en: 'Groups to look at' },
  group: { nl: 'Groepen van Tabel 1', en: 'Groups of Table 1' },
  minimumN: { nl: 'Kleinste aantal mensen', en: 'Fewest persons' },
  outcomes: { nl: 'Uitkomsten', en: 'Outcomes' },
  periods: { nl: 'Halfjaren', en: 'Half-years' },
  selectionAmong: { nl: 'Wie meetelt bij wie steun krijgt', en: 'Who counts for who gets support' },
  selectionCovariates: { nl: 'Kenmerken bij wie steun krijgt', en: 'Characteristics for who gets support' },
  supports: { nl: 'Vormen van steun', en: 'Forms of support' },
  weighting: { nl: 'Weging', en: 'Weighting' },
}
const ROOTS: typeof PARTS = {
  variables: { nl: 'Variabele', en: 'Variable' },
  instruments: { nl: 'Vragenlijst', en: 'Questionnaire' },
}

/** A place in a locked plan in words, with its path for who looks it up. */
export function placeInPlan(path: string): string {
  const [root = '', part = ''] = path.split('.')
  const words = root === 'plan' ? PARTS[part] : ROOTS[root]
  if (words === undefined) return path
  return `${inLanguage(words)}${root === 'plan' ? '' : ` ${part}`} (${path})`
}
