/** `peilmoment`, as it is started from a terminal. */
import { runProgram } from './cli/program.ts'

// Who reads only the beginning (`| head`) has what was asked.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await runProgram(process.argv.slice(2))
