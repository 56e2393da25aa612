/** What may stand in a part of a design, as its form needs it: from the shapes that the files are held to. */
import { z } from 'zod'
import { schemas } from '../../../../surveys/study-files/schemas.ts'

export interface Shape {
  readonly type?: string | readonly string[]
  readonly enum?: readonly (string | number)[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Shape
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly minimum?: number
  readonly maximum?: number
}

export function shapeOf(document: string): Shape | null {
  const schema = (schemas as Readonly<Record<string, z.ZodType>>)[document]
  return schema ? (z.toJSONSchema(schema) as Shape) : null
}

export function isText(shape: Shape): boolean {
  return shape.properties !== undefined && Object.keys(shape.properties).join() === 'nl,en'
}

export function entryShape(shape: Shape): Shape | null {
  return typeof shape.additionalProperties === 'object' ? shape.additionalProperties : null
}

/** A shape that takes one word, or entries of another shape. */
export function wordOrOther({ anyOf }: Shape): { readonly word: string; readonly other: Shape } | null {
  const word = anyOf?.find((one) => typeof one.const === 'string')?.const
  const other = anyOf?.find((one) => entryShape(one))
  return anyOf?.length === 2 && typeof word === 'string' && other ? { word, other } : null
}

export function hasType(shape: Shape, type: string): boolean {
  return shape.type === type || (Array.isArray(shape.type) && shape.type.includes(type))
}

/** With what something new begins. */
export function blankOf(shape: Shape): unknown {
  const either = wordOrOther(shape)
  if (either) return either.word
  if (shape.enum) return shape.enum[0]
  if (shape.properties) {
    return Object.fromEntries((shape.required ?? []).map((name) => [name, blankOf(shape.properties![name]!)]))
  }
  if (entryShape(shape)) return {}
  if (hasType(shape, 'array')) return []
  if (hasType(shape, 'null')) return null
  if (hasType(shape, 'integer') || hasType(shape, 'number')) return Math.max(0, shape.minimum ?? 0)
  return ''
}
