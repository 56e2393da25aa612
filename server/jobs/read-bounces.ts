/** Reads the mail that came back, from a Maildir or a folder of .eml files: each becomes an outcome, and is set aside. */
import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readBounce } from '../channels/bounce.ts'
import { returnContact } from '../commands/return-contact.ts'
import type { Context } from '../context.ts'
import { readTryKey } from '../domain/contact-key.ts'
import { readSignedToken } from '../vault/signed-token.ts'

export interface BouncesRead {
  /** Contacts that turned out not to have arrived. */
  returned: number
  /** Not given up yet by the mail server. */
  temporary: number
  /** Written by a person or an answering machine. */
  replies: number
  /** Of no contact that we know, or settled before. */
  strange: number
  /** Could not be read: kept in the folder `unread`. */
  unreadable: number
}

/** Larger than any report of failure; what is larger is not one. */
const largest = 2 ** 21

export async function readBounceFolder(context: Context): Promise<BouncesRead | null> {
  const folder = context.config.waysOut?.bounceFolder
  if (!folder) return null
  const read = await readBounces(context, await mailIn(folder), true)
  if (Object.values(read).some((count) => count > 0)) context.log('bounces-read', { ...read })
  return read
}

/** Reads the files named; with `aside` each is then moved to the folder `read`, or `unread` when it could not be read. */
export async function readBounces(
  context: Context,
  files: readonly string[],
  aside: boolean,
): Promise<BouncesRead> {
  const counts: BouncesRead = { returned: 0, temporary: 0, replies: 0, strange: 0, unreadable: 0 }
  for (const file of files) {
    try {
      const kind = await readOne(context, file)
      counts[kind] += 1
      if (aside) await setAside(file, kind === 'unreadable' ? 'unread' : 'read')
    } catch (error) {
      // Another server reads the same folder, and was first: what it noted stands once.
      if (!aside || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  return counts
}

async function readOne(context: Context, file: string): Promise<keyof BouncesRead> {
  if ((await stat(file)).size > largest) return 'unreadable'
  const bounce = await readBounce(await readFile(file))
  if (!('token' in bounce)) return bounce.kind === 'reply' ? 'replies' : 'unreadable'
  const about = readSignedToken(context.vault, 'bounce', bounce.token)
  const contact = about && readTryKey(about)
  if (!contact) return 'strange'
  if (bounce.kind === 'temporary') return 'temporary'
  return (await returnContact(context, 'system', contact, bounce.status)) ? 'returned' : 'strange'
}

/** New mail of a Maildir (folders new and cur), or the .eml files of a plain folder. */
async function mailIn(folder: string): Promise<string[]> {
  const own = await readdir(folder, { withFileTypes: true })
  const files = own.filter((entry) => entry.isFile() && entry.name.endsWith('.eml'))
  const found = files.map(({ name }) => join(folder, name))
  for (const sub of ['new', 'cur']) {
    if (!own.some((entry) => entry.isDirectory() && entry.name === sub)) continue
    for (const name of await readdir(join(folder, sub))) found.push(join(folder, sub, name))
  }
  return found.sort()
}

/** A Maildir is left as one: what was read stands beside `new` and `cur`. */
async function setAside(file: string, to: 'read' | 'unread'): Promise<void> {
  const place = dirname(file)
  const base = ['new', 'cur'].includes(basename(place)) ? dirname(place) : place
  await mkdir(join(base, to), { recursive: true })
  await rename(file, join(base, to, basename(file)))
}
