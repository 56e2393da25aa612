/** Lets everyone else have a turn: long work goes on after what is waiting. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
