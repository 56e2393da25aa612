/**
 * Column types that mean the same on SQLite and PostgreSQL. Both engines see only text, integer and double
 * precision, so one schema, one SQL dialect and one set of migrations serve both.
 */
import { customType } from 'drizzle-orm/pg-core'

/** Prepared queries hand null to the column too; elsewhere drizzle keeps it away. */
function unlessNull<T, R>(value: T, write: (value: T) => R): R {
  return value === null ? (null as R) : write(value)
}

/** A moment, as milliseconds since 1970 in code and ISO 8601 UTC in the database (sortable, readable). */
export const instant = customType<{ data: number; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => unlessNull(value, (moment) => new Date(moment).toISOString()),
  fromDriver: (value) => Date.parse(value),
})

/** The same for the sign-in library, which speaks Date objects. */
export const dateTime = customType<{ data: Date; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => unlessNull(value, (date) => date.toISOString()),
  fromDriver: (value) => new Date(value),
})

export const flag = customType<{ data: boolean; driverData: number }>({
  dataType: () => 'integer',
  toDriver: (value) => unlessNull(value, (set) => (set ? 1 : 0)),
  fromDriver: (value) => value === 1,
})

/** Structured data, stored as JSON text. */
export const json = <T>(name = '') =>
  customType<{ data: T; driverData: string }>({
    dataType: () => 'text',
    toDriver: (value) => unlessNull(value, (data) => JSON.stringify(data)),
    fromDriver: (value) => JSON.parse(value) as T,
  })(name)
