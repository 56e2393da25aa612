/** `peilmoment`, as it is started from a terminal. */
import { runProgram } from './cli/program.ts'

process.exitCode = await runProgram(process.argv.slice(2))
