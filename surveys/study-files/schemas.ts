/** The shape of each file of a study. What is not named here is refused: a word that nothing reads is a mistake. */
import { z } from 'zod'
import type { Concept, ContactText, StudyDesign, VariableDesign } from '../design.ts'
import { planSchema } from './plan-schema.ts'
import { waveSchema } from './waves-schema.ts'
import { identifierSchema, labelledValues, modeSchema, textSchema } from './words-schema.ts'

const time = z.string().regex(/^\d\d:\d\d$/)

/** The study itself: everything that has no file of its own. */
export type StudyHead = Omit<StudyDesign, 'waves' | 'contactTexts' | 'concepts' | 'variables' | 'plan'>

const headSchema: z.ZodType<StudyHead> = z.strictObject({
  id: identifierSchema,
  title: textSchema,
  organisation: textSchema,
  about: textSchema,
  timeZone: z.string(),
  events: z.array(z.strictObject({ name: identifierSchema, label: textSchema })),
  facts: z.array(
    z.strictObject({
      name: identifierSchema,
      label: textSchema,
      type: z.enum(['category', 'number']),
      values: z.exactOptional(labelledValues),
    }),
  ),
  eligibility: z.strictObject({
    events: z.array(z.string()),
    facts: z.record(z.string(), z.string()),
  }),
  sending: z.strictObject({
    from: time,
    until: time,
    weekdays: z.array(z.number().int().min(1).max(7)),
    holidays: z.string().nullable(),
    perDay: z.partialRecord(modeSchema, z.number().int().min(1)) as z.ZodType<
      StudyDesign['sending']['perDay']
    >,
  }),
  partialFrom: z.exactOptional(z.number().min(0).max(1)),
})

const contactTextSchema: z.ZodType<ContactText> = z.strictObject({
  subject: textSchema,
  body: textSchema,
  sms: z.exactOptional(textSchema),
})

const conceptSchema: z.ZodType<Concept> = z.strictObject({
  id: identifierSchema,
  label: textSchema,
  items: z.record(z.string(), z.array(z.string())),
  comparability: z.enum(['identical', 'comparable', 'broken']),
  footnote: z.exactOptional(textSchema),
})

const variableSchema: z.ZodType<VariableDesign> = z.strictObject({
  name: z.string(),
  label: textSchema,
  level: z.enum(['period', 'member']),
  type: z.enum(['number', 'binary', 'category']),
  formula: z.record(z.string(), z.string()),
  values: z.exactOptional(labelledValues),
  unit: z.exactOptional(textSchema),
})

export const schemas = {
  study: headSchema,
  waves: z.array(waveSchema),
  'contact-texts': z.record(z.string(), contactTextSchema),
  concepts: z.array(conceptSchema),
  variables: z.array(variableSchema),
  plan: planSchema,
} as const
