/** Hands claimed contacts over to their channels, and notes what came of it, in batches and within bounds. */
import type { Delivery } from '../channels/channel.ts'
import type { Claimed } from '../commands/claim-contacts.ts'
import { type HandedOver, noteOutcomes } from '../commands/note-outcomes.ts'
import { writeMessage } from '../commands/write-message.ts'
import type { Context } from '../context.ts'

/** Messages being handed over at the same time. */
const atOnce = 32

/** Outcomes noted in one transaction, at most. */
const noted = 100

export interface Counts {
  sent: number
  failed: number
}

/** Resolves when every one of them has been noted. */
export async function handOver(context: Context, claims: readonly Claimed[], counts: Counts): Promise<void> {
  const waiting: HandedOver[] = []
  let noting: Promise<void> | null = null
  let wrong: { readonly error: unknown } | null = null
  // One transaction at a time: what comes meanwhile goes into the next.
  const noteAll = async () => {
    while (waiting.length > 0 && wrong === null) {
      for (const { delivery } of await noteOutcomes(context, waiting.splice(0, noted))) {
        if (delivery.outcome === 'sent') counts.sent += 1
        else counts.failed += 1
      }
    }
  }
  const note = (one: HandedOver) => {
    waiting.push(one)
    noting ??= noteAll()
      .catch((error) => {
        wrong = { error }
      })
      .finally(() => {
        noting = null
      })
  }
  const queue = [...claims]
  const worker = async () => {
    for (let next = queue.shift(); next && wrong === null; next = queue.shift()) {
      const { row, draft } = next
      note({ row, memberId: draft.member.id, wave: draft.wave, delivery: await deliver(context, next) })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  while (noting) await noting
  if (wrong) throw (wrong as { readonly error: unknown }).error
}

async function deliver(context: Context, { row, draft }: Claimed): Promise<Delivery> {
  try {
    return (await context.channels[row.mode]!.send(writeMessage(context, draft))) ?? { outcome: 'sent' }
  } catch {
    return { outcome: 'failed' }
  }
}
