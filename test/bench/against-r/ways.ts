/** The models that are compared: outcome and options here, their names in R's script. */
export const OUTCOME_OF: Readonly<Record<string, string>> = {
  ols: 'hours',
  logit: 'searching',
  poisson: 'applications',
  within: 'hours',
  survey: 'hours',
}

export const OPTIONS_OF: Readonly<
  Record<
    string,
    { model: string; cluster?: string; unit?: string; time?: string; psu?: string; weights?: string }
  >
> = {
  ols: { model: 'ols', cluster: 'id' },
  logit: { model: 'logit', cluster: 'id' },
  poisson: { model: 'poisson', cluster: 'id' },
  within: { model: 'within', unit: 'id', time: 'wave', cluster: 'id' },
  survey: { model: 'survey-regression', psu: 'id', weights: 'weight' },
}
