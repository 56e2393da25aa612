/** The program cannot go on, and the message is one sentence that tells who started it why: no defect. */
export class Refused extends Error {
  readonly exitCode: number
  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}
