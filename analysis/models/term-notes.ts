/**
 * Why terms have no estimate, as sentences: without variation where effects are taken out, or sums of terms before them.
 *
 * @param where 'units' or 'strata'
 * @example
 * droppedNotes(['a', 'b'], { fixed: [1], dropped: [1] }, 'units') // => ['Not estimated, because without variation within units: b.']
 */
export function droppedNotes(
  terms: readonly string[],
  { fixed, dropped }: { readonly fixed: readonly number[]; readonly dropped: readonly number[] },
  where: string,
): string[] {
  const namesOf = (places: readonly number[]) => places.map((j) => terms[j]).join(', ')
  const collinear = dropped.filter((j) => !fixed.includes(j))
  const notes: string[] = []
  if (fixed.length > 0)
    notes.push(`Not estimated, because without variation within ${where}: ${namesOf(fixed)}.`)
  if (collinear.length > 0)
    notes.push(`Not estimated, because a sum of terms before it: ${namesOf(collinear)}.`)
  return notes
}
