import type { OfferedFilter, View } from '../../analysis/index.ts'
import { Problem } from '../problem.ts'

export const viewKeyOf = ({ variable, value }: View): string => `${variable}=${value}`

/** `filter=class`, as an address has it. */
export function readViewKey(key: string | undefined): View | null {
  if (key === undefined || key === '') return null
  const at = key.indexOf('=')
  return { variable: key.slice(0, Math.max(0, at)), value: key.slice(at + 1) }
}

/** @throws Problem `no-such-view` or `view-withheld` */
export function offeredView(filters: readonly OfferedFilter[], { variable, value }: View): void {
  const found = filters
    .find((filter) => filter.variable === variable)
    ?.classes.find((own) => own.value === value)
  if (found === undefined) throw new Problem('no-such-view')
  if (!found.shown) throw new Problem('view-withheld')
}
