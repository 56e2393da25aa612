/** Names of variables as other programs accept them, each of them once. */

/** Words that the program keeps for itself. */
const spssReserved = /^(all|and|by|eq|ge|gt|le|lt|ne|not|or|to|with)$/i
const stataReserved =
  /^(_all|_b|_coef|_cons|_n|_N|_pi|_pred|_rc|_skip|byte|double|float|if|in|int|long|strL|str\d+|using|with)$/

/** SPSS: up to 64 bytes; letters, digits, `_` and `.`, the first a letter, the last no point; large and small letters are alike. */
export function spssNames(names: readonly string[]): string[] {
  return unique(names, 64, (name) => {
    const plain = name.replace(/[^A-Za-z\d_.]/g, '_').replace(/\.+$/, '')
    return /^[A-Za-z]/.test(plain) && !spssReserved.test(plain) ? plain : `v_${plain}`
  })
}

/** Stata: up to 32 letters, digits and `_`, the first no digit. */
export function stataNames(names: readonly string[]): string[] {
  return unique(names, 32, (name) => {
    const plain = name.replace(/[^A-Za-z\d_]/g, '_')
    return /^[A-Za-z_]/.test(plain) && !stataReserved.test(plain) ? plain : `v_${plain}`
  })
}

/** Names that are alike after cutting get a number at their end. */
function unique(names: readonly string[], length: number, plain: (name: string) => string): string[] {
  const taken = new Set<string>()
  /** By how a name begins, the number that is tried next. */
  const next = new Map<string, number>()
  return names.map((name) => {
    const whole = plain(name)
    let found = whole.slice(0, length)
    const start = found.toLowerCase()
    for (let number = next.get(start) ?? 2; taken.has(found.toLowerCase()); number++) {
      const end = `_${number}`
      found = whole.slice(0, length - end.length) + end
      next.set(start, number + 1)
    }
    // Cutting may leave a point at the end.
    found = found.replace(/\.+$/, (points) => '_'.repeat(points.length))
    taken.add(found.toLowerCase())
    return found
  })
}
