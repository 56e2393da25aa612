/**
 * Lines of cells as text in columns: the first `words` columns to the left, the others, numbers, to the right.
 *
 * @example
 * aligned([['a', '10'], ['bcd', '5']], 1) // => 'a    10\nbcd   5'
 */
export function aligned(lines: readonly (readonly string[])[], words: number): string {
  const widths = (lines[0] ?? []).map((_, j) => Math.max(...lines.map((line) => (line[j] ?? '').length)))
  return lines
    .map((line) =>
      line
        .map((text, j) => (j < words ? text.padEnd(widths[j]!) : text.padStart(widths[j]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
