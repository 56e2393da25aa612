/**
 * Numbers with commas between them, as on the command line.
 *
 * @throws RangeError naming what is not a number
 * @example
 * numberList('times', '6, 13') // => [6, 13]
 */
export function numberList(option: string, text: string): number[] {
  return text.split(',').map((part) => {
    const number = part.trim() === '' ? NaN : Number(part)
    if (!Number.isFinite(number))
      throw new RangeError(`The option ${option} requires numbers with commas, got '${text}'.`)
    return number
  })
}
