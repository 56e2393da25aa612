import { z } from 'zod'
import type { AnalysisPlan, DurationsDesign, WeightingDesign } from '../design.ts'
import { textSchema } from './words-schema.ts'

const names = z.array(z.string())
const model = z.enum(['logit', 'ols', 'poisson'])

const weightingSchema: z.ZodType<WeightingDesign> = z.strictObject({
  base: z.exactOptional(z.string()),
  known: names,
  earlier: names,
  margins: z.record(z.string(), z.union([z.literal('sample'), z.record(z.string(), z.number().positive())])),
  trimAbove: z.number().positive(),
})

const durationsSchema: z.ZodType<DurationsDesign> = z.strictObject({
  title: textSchema,
  words: z.strictObject({ inside: textSchema, out: textSchema, back: textSchema }),
  begins: z.string(),
  ends: z.string(),
  returns: z.exactOptional(z.string()),
  reason: z.exactOptional(z.string()),
  followed: z.number().positive(),
  at: z.array(z.number().positive()),
  backWithin: z.exactOptional(z.number().positive()),
  lasting: z.exactOptional(
    z.strictObject({ after: z.number().positive(), months: z.array(z.number().positive()) }),
  ),
})

export const planSchema: z.ZodType<AnalysisPlan> = z.strictObject({
  group: z.string(),
  periods: names,
  outcomes: z.array(z.strictObject({ variable: z.string(), model, exposure: z.exactOptional(z.string()) })),
  supports: z.array(z.strictObject({ variable: z.string(), label: textSchema, footnotes: names })),
  covariates: names,
  selectionCovariates: names,
  selectionAmong: z.exactOptional(z.record(z.string(), z.string())),
  weighting: z.exactOptional(weightingSchema),
  alternatives: z.exactOptional(
    z.strictObject({
      weights: z.array(z.enum(['final', 'base', 'none'])),
      covariates: z.record(z.string(), names),
      models: z.record(z.string(), z.array(model)),
    }),
  ),
  durations: z.exactOptional(durationsSchema),
  filters: z.exactOptional(names),
  minimumN: z.number().int().min(1),
  alpha: z.number().gt(0).lt(1),
})
