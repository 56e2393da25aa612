/** The ways out that the settings describe. */
import type { Channels } from './channel.ts'
import { folderChannel } from './folder.ts'

export function configuredChannels(): Channels {
  return { letter: folderChannel('data/outbox') }
}
