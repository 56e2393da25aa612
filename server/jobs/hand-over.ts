/** Hands claimed contacts over to their channels, and notes what came of it, in batches and within bounds. */
import { setTimeout } from 'node:timers/promises'
import type { Delivery } from '../channels/channel.ts'
import type { Claimed } from '../commands/claim-contacts.ts'
import { type HandedOver, noteOutcomes } from '../commands/note-outcomes.ts'
import { writeMessage } from '../commands/write-message.ts'
import type { Context } from '../context.ts'

/** Messages being handed over at the same time. */
const atOnce = 32

/** Outcomes noted in one transaction, at most; and the milliseconds that one waits for others to share it. */
const noted = 250
const noteAfter = 200

export interface Counts {
  sent: number
  failed: number
}

/** Resolves when every one of them has been noted. */
export async function handOver(context: Context, claims: readonly Claimed[], counts: Counts): Promise<void> {
  const waiting: HandedOver[] = []
  const queue = [...claims]
  let underway = queue.length
  const noteAll = async () => {
    while (underway > 0 || waiting.length > 0) {
      if (underway > 0 && waiting.length < noted) await pause(noteAfter, () => underway === 0)
      for (const { delivery } of await noteOutcomes(context, waiting.splice(0, noted))) {
        if (delivery.outcome === 'sent') counts.sent += 1
        else counts.failed += 1
      }
    }
  }
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { row, draft } = next
      const delivery = await deliver(context, next)
      waiting.push({ row, memberId: draft.member.id, wave: draft.wave, delivery })
      underway -= 1
    }
  }
  // When noting fails nothing more is handed over: what cannot be noted must not leave.
  const noting = noteAll().catch((error) => {
    queue.length = 0
    throw error
  })
  await Promise.all([noting, ...Array.from({ length: atOnce }, worker)])
}

/** Ends early when `done` says so. */
async function pause(milliseconds: number, done: () => boolean): Promise<void> {
  for (let waited = 0; waited < milliseconds && !done(); waited += 5) await setTimeout(5)
}

/** A claim this old may soon be given up by others: it is not handed over any more. Half of what `lose-claims` waits. */
const freshFor = 5 * 60_000

async function deliver(context: Context, { row, draft }: Claimed): Promise<Delivery> {
  if (context.clock() - row.recordedAt > freshFor) return { outcome: 'failed', note: 'waited too long' }
  try {
    return (await context.channels[row.mode]!.send(writeMessage(context, draft))) ?? { outcome: 'sent' }
  } catch {
    return { outcome: 'failed' }
  }
}
