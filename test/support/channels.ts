/** Channels for tests: in memory, with answers that the test decides. */
import type { Channel, Delivery, Message } from '../../server/channels/channel.ts'

export interface TestChannel extends Channel {
  readonly sent: Message[]
  /** What the next messages meet; `sent` when it gives nothing. */
  answer: (message: Message) => Delivery | undefined
}

export function testChannel(): TestChannel {
  const sent: Message[] = []
  const channel: TestChannel = {
    sent,
    answer: () => undefined,
    send: async (message) => {
      const delivery = channel.answer(message)
      if (!delivery || delivery.outcome === 'sent' || delivery.outcome === 'unknown') sent.push(message)
      return delivery
    },
  }
  return channel
}
