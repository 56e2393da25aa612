/** The small words of a design, as they stand in files. */
import { z } from 'zod'
import type { Anchor, ContactStep, Text } from '../design.ts'

/** Letters, digits, `_` and `-`: every identifier of a study. */
export const identifierSchema = z.string().regex(/^[A-Za-z][\w-]{0,63}$/)

export const textSchema: z.ZodType<Text> = z.strictObject({ nl: z.string(), en: z.string() })

export const anchorSchema: z.ZodType<Anchor> = z.strictObject({
  event: z.string(),
  months: z.exactOptional(z.number().int()),
  days: z.exactOptional(z.number().int()),
})

export const modeSchema = z.enum(['letter', 'email', 'sms', 'telephone'])

export const stepSchema: z.ZodType<ContactStep> = z.strictObject({
  kind: z.enum(['invitation', 'reminder']),
  ordinal: z.number().int().min(1),
  afterDays: z.number().int().min(0),
  modes: z.array(modeSchema),
  text: z.string(),
  textWhenStarted: z.string(),
})

export const labelledValues = z.array(z.strictObject({ value: z.string(), label: textSchema }))
