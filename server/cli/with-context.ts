/** Opens what the environment describes, for one command, and closes it again. */
import { folderChannel } from '../channels/folder.ts'
import { readConfig } from '../config.ts'
import type { Context } from '../context.ts'
import { openContext } from '../open-context.ts'

export async function withContext<T>(work: (context: Context) => Promise<T>): Promise<T> {
  const context = await openContext(readConfig(process.env), { channel: folderChannel('data/outbox') })
  try {
    return await work(context)
  } finally {
    await context.store.close()
  }
}
