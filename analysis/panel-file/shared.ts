/** Numbers that several threads can read: columns of a large panel are never copied from one to the other. */

type Given = ArrayLike<number> | number

/** So many numbers, or these. */
export function sharedNumbers(given: Given): Float64Array {
  return filled(new Float64Array(new SharedArrayBuffer(8 * lengthOf(given))), given)
}

export function sharedIntegers(given: Given): Int32Array {
  return filled(new Int32Array(new SharedArrayBuffer(4 * lengthOf(given))), given)
}

export function sharedBytes(given: Given): Uint8Array {
  return filled(new Uint8Array(new SharedArrayBuffer(lengthOf(given))), given)
}

const lengthOf = (given: Given): number => (typeof given === 'number' ? given : given.length)

function filled<Numbers extends { set(from: ArrayLike<number>): void }>(
  into: Numbers,
  given: Given,
): Numbers {
  if (typeof given !== 'number') into.set(given)
  return into
}
