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

export interface Recipient {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly address: Address | null
}

/** A message to a member. Texts are complete; the code in the link is the member's own and is not logged. */
export interface Message {
  /** Of this try: the same for as long as it is the same try, and never given again. */
  readonly id: string
  readonly memberId: string
  readonly wave: string
  readonly kind: string
  readonly ordinal: number
  readonly to: Recipient
  readonly language: Language
  /** Who writes. */
  readonly organisation: string
  readonly subject: string
  readonly body: string
  /** As a text message; null when the study has no words for that. */
  readonly sms: string | null
  readonly link: string
  readonly code: string
  /** Where a member, or their mail program, says 'no more e-mail'. */
  readonly stopLink: string
  /** Says of which try a message is that comes back; of no use to who did not get it. */
  readonly returnToken: string
}

/** What came of handing over. A note is for staff and never holds an address. */
export interface Delivery {
  /** failed: certainly not handed over · undeliverable: the address does not exist · unknown: nobody can tell. */
  readonly outcome: 'sent' | 'failed' | 'undeliverable' | 'unknown'
  readonly note?: string
}

/**
 * The ways out of this installation. A letter without a channel goes into a print run, a call without one on the call
 * list; e-mail or a text message without one is not sent: the protocol's next way is taken.
 */
export type Channels = Readonly<Partial<Record<ContactMode, Channel>>>

export interface Channel {
  /** Resolves when the message was handed over, or with what came of it; rejects when it certainly was not. */
  send(message: Message): Promise<Delivery | undefined>
  /** Lets go of connections. */
  close?(): void
}
