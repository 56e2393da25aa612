/** A way out to a member. Texts are complete; the code in the link is the member's own and is not logged. */
export interface Message {
  readonly memberId: string
  readonly wave: string
  readonly kind: string
  readonly ordinal: number
  readonly to: { readonly name: string; readonly email: string | null }
  readonly language: 'nl' | 'en'
  readonly subject: string
  readonly body: string
}

export interface Channel {
  /** How it reaches the member, as the contact log names it. */
  readonly mode: string
  /** Resolves when the message was handed over; rejects when it certainly was not. */
  send(message: Message): Promise<void>
}
