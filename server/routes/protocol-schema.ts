/** The protocol of a study as routes speak of it. */
import { z } from '@hono/zod-openapi'
import { identifier } from '../http/openapi.ts'

export const modeSchema = z.enum(['letter', 'email', 'sms', 'telephone'])
const perDay = z.number().int().min(1).max(10_000_000)

export const sendingRulesSchema = z.object({
  from: z.string().max(5),
  until: z.string().max(5),
  weekdays: z.array(z.number().int().min(1).max(7)).max(7),
  holidays: z.string().max(8).nullable(),
  perDay: z
    .object({ letter: perDay, email: perDay, sms: perDay, telephone: perDay })
    .partial() as unknown as z.ZodType<Partial<Record<z.infer<typeof modeSchema>, number>>>,
})

export const stepSchema = z.object({
  kind: z.enum(['invitation', 'reminder']),
  ordinal: z.number().int().min(1),
  afterDays: z.number().int().min(0).max(400),
  modes: z.array(modeSchema).max(4),
})

export const protocolChangeSchema = z.object({
  sending: sendingRulesSchema,
  waves: z.array(z.object({ id: identifier, contacts: z.array(stepSchema).max(30) })).max(100),
})

/** Contacts of a day, wave, step and way that would be more or fewer under another design. */
export const differenceSchema = z.object({
  day: z.string(),
  wave: z.string(),
  kind: z.string(),
  ordinal: z.number().int(),
  mode: modeSchema,
  before: z.number().int(),
  after: z.number().int(),
})
