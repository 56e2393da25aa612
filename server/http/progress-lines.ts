/** Long work as a reply in lines of JSON: first how far it is, last what came of it, or the problem. */
import type { Context as HonoContext } from 'hono'
import { streamText } from 'hono/streaming'
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { languageOf } from './problem-response.ts'

export interface ProblemLine {
  readonly problem: { readonly title: string }
}

/**
 * @param work tells a line when it likes, gives the last, and ends early when `stopped` says that nobody listens any more
 */
export function progressLines<Line extends object>(
  context: Context,
  c: HonoContext,
  work: (tell: (line: Line) => Promise<void>, stopped: AbortSignal) => Promise<Line>,
): Response {
  const reply = streamText(c, async (stream) => {
    const tell = async (line: Line | ProblemLine) => void (await stream.writeln(JSON.stringify(line)))
    const stopped = new AbortController()
    stream.onAbort(() => stopped.abort())
    try {
      await tell(await work(tell, stopped.signal))
    } catch (error) {
      if (stopped.signal.aborted) return
      const known = error instanceof Problem
      if (!known) context.log('work-failed', { path: c.req.path, reason: String(error) })
      await tell({ problem: (known ? error : new Problem('defect')).toBody(languageOf(c)) })
    }
  })
  reply.headers.set('content-type', 'application/x-ndjson; charset=utf-8')
  return reply
}
