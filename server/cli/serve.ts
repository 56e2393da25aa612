import type { Command } from 'commander'
import { closeChannels, configuredChannels } from '../channels/configured.ts'
import { readConfig } from '../config.ts'
import type { Context } from '../context.ts'
import { openContext } from '../open-context.ts'
import { listen, startJobs } from '../serve.ts'

export function addServe(command: Command): void {
  command
    .option('--port <number>', 'listen here (0: any free port)')
    .option('--dev', 'serve the pages from their sources, for developers')
    .action(async (options: { port?: string; dev?: boolean }) => {
      const config = readConfig({
        ...process.env,
        ...(options.port !== undefined && { PEILMOMENT_PORT: options.port }),
      })
      const context = await openContext(config, { channels: await configuredChannels(config) })
      try {
        await serve(context, options.dev ?? false)
      } finally {
        closeChannels(context.channels)
        await context.store.close()
      }
    })
}

async function serve(context: Context, dev: boolean): Promise<void> {
  const running = dev ? await (await import('../serve-dev.ts')).listenDev(context) : await listen(context)
  const stopJobs = startJobs(context)
  const { address } = running
  console.log(`Peilmoment listens on ${address}`)
  console.log(`  respondents ${address}/  researchers ${address}/researcher  inspectors ${address}/inspector`)
  await stopSignal()
  stopJobs()
  await running.stop()
}

/** Resolves when the process is asked to stop. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
}
