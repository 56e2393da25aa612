/** A command cannot go on, and the sentence says why. Exit code 2: the input is wrong. */
export class CommandFailed extends Error {
  readonly exitCode: number
  constructor(message: string, exitCode = 2) {
    super(message)
    this.exitCode = exitCode
  }
}
