import { z } from '@hono/zod-openapi'

const address = z.object({
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  country: z.string().nullable(),
})

export const identitySchema = z.object({
  name: z.string(),
  /** Newest first; the one without an end is the present one. */
  contacts: z.array(
    z.object({
      kind: z.enum(['address', 'email', 'phone']),
      value: z.string(),
      address: address.nullable(),
      source: z.enum(['sample', 'register', 'respondent', 'staff']),
      since: z.number(),
      endedAt: z.number().nullable(),
      endedBecause: z.enum(['replaced', 'returned', 'wrong']).nullable(),
    }),
  ),
})

const short = z.string().max(200)

export const changeSchema = z.strictObject({
  name: short.min(1).exactOptional(),
  email: short.nullable().exactOptional(),
  phone: short.nullable().exactOptional(),
  address: z
    .strictObject({
      street: short.min(1),
      postcode: short.min(1),
      city: short.min(1),
      country: short.nullable().exactOptional(),
    })
    .nullable()
    .exactOptional(),
})
