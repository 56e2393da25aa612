import { Refused } from '../refused.ts'

/** A command cannot go on, and the sentence says why. Exit code 2: the input is wrong. */
export class CommandFailed extends Refused {
  constructor(message: string, exitCode = 2) {
    super(message, exitCode)
  }
}
