import { z } from 'zod'
import type { WaveDesign } from '../design.ts'
import { anchorSchema, identifierSchema, stepSchema, textSchema } from './words-schema.ts'

const days = z.number().int().min(0).max(3_660)

export const waveSchema: z.ZodType<WaveDesign> = z.strictObject({
  id: identifierSchema,
  title: textSchema,
  instrument: identifierSchema,
  opens: z.array(anchorSchema),
  openDays: days,
  graceDays: days,
  hardEndDays: days,
  referencePeriod: z.strictObject({ from: anchorSchema, to: anchorSchema }),
  contacts: z.array(stepSchema),
  preloads: z.array(
    z.strictObject({
      name: z.string(),
      from: z.array(z.strictObject({ wave: z.string(), item: z.string() })),
      contradictedBy: z.string().nullable(),
    }),
  ),
  targetRate: z.exactOptional(z.number().min(0).max(1)),
  incentiveCents: z.exactOptional(z.number().int().min(0)),
})
