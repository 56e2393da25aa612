import type { ContactMode, Language } from '../../surveys/design.ts'

/** A postal address as it stands on an envelope. */
export interface Address {
  /** Street and number. */
  readonly street: string
  readonly postcode: string
  readonly city: string
  /** Null within the country of the study. */
  readonly country: string | null
}

/** A way out to a member. Texts are complete; the code in the link is the member's own and is not logged. */
export interface Message {
  readonly memberId: string
  readonly wave: string
  readonly kind: string
  readonly ordinal: number
  readonly to: {
    readonly name: string
    readonly email: string | null
    readonly phone: string | null
    readonly address: Address | null
  }
  readonly language: Language
  readonly subject: string
  readonly body: string
}

/**
 * The ways out of this installation. A letter without a channel goes into a print run, a call without one on the call
 * list; e-mail or a text message without one is not sent: the protocol's next way is taken.
 */
export type Channels = Readonly<Partial<Record<ContactMode, Channel>>>

export interface Channel {
  /** Resolves when the message was handed over; rejects when it certainly was not. */
  send(message: Message): Promise<void>
}
