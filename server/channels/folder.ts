/** Puts each message as a file in a folder, to be printed or sent by hand. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Channel } from './channel.ts'

export function folderChannel(folder: string): Channel {
  return {
    send: async (message) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const name = `${message.memberId}-${message.wave}-${message.kind}-${message.ordinal}.txt`
      const to = message.to.email ? `${message.to.name} <${message.to.email}>` : message.to.name
      await writeFile(join(folder, name), `${to}\n\n${message.subject}\n\n${message.body}\n`, { mode: 0o600 })
    },
  }
}
