/** Work shorter than this is not worth a line. */
const QUIET_FOR = 1500

/**
 * One line on the error output that says how far long work is: it rewrites itself on a terminal, and keeps silent when the
 * output is a file or the work is short.
 */
export function progressLine({ quietFor = QUIET_FOR, stream = process.stderr } = {}): {
  readonly say: (step: string) => void
  readonly end: () => void
} {
  const start = performance.now()
  let shown = false
  return {
    say: (step) => {
      if (!stream.isTTY || performance.now() - start < quietFor) return
      stream.write(`\r\x1b[2K${step}`)
      shown = true
    },
    end: () => {
      if (shown) stream.write('\r\x1b[2K')
    },
  }
}
