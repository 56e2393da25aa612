/** Code → HTTP status, the sentence in Dutch, the sentence in English. `{name}` is filled in from the details. */
export type ProblemTable = Readonly<Record<string, readonly [number, string, string]>>
