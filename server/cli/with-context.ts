/** Opens what the environment describes, for one command, and closes it again. */
import { configuredChannels } from '../channels/configured.ts'
import { readConfig } from '../config.ts'
import type { Context } from '../context.ts'
import { openContext } from '../open-context.ts'

export async function withContext<T>(work: (context: Context) => Promise<T>): Promise<T> {
  const context = await openContext(readConfig(process.env), { channels: configuredChannels() })
  try {
    return await work(context)
  } finally {
    await context.store.close()
  }
}
