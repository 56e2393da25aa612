/** Excel's days: a number with a style that says it is a date. */

/** Built-in formats that show a day; the last ranges are those of East Asian versions. */
const builtIn = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn(id)
  // Without what is only shown: quoted texts, escaped signs, colours and conditions.
  const shown = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
  return /[dy]|m{3}/i.test(shown) && !/general/i.test(shown)
}

/** The ISO day of a number of days; null when it is no day that Excel has. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0)
  if (!(days >= 1 && days < 2_958_466)) return null
  // Excel counts a 29 February 1900 that never was.
  return new Date((days - (days < 60 ? 25_568 : 25_569)) * 86_400_000).toISOString().slice(0, 10)
}
