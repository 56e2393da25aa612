/** Opens what the environment describes, for one command, and closes it again. */
import { closeChannels, configuredChannels } from '../channels/configured.ts'
import { readConfig } from '../config.ts'
import type { Context } from '../context.ts'
import { openContext } from '../open-context.ts'

export async function withContext<T>(work: (context: Context) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const context = await openContext(config, { channels: await configuredChannels(config) })
  try {
    return await work(context)
  } finally {
    closeChannels(context.channels)
    await context.store.close()
  }
}
