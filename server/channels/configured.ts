/** The ways out that the settings describe. Without one, letters go into print runs and calls on the call list. */
import type { Config } from '../config.ts'
import type { Channels } from './channel.ts'
import { emailChannel } from './email.ts'
import { smsChannel } from './sms.ts'

export function configuredChannels({ waysOut = {} }: Config): Channels {
  const { mail, sms } = waysOut
  return { ...(mail && { email: emailChannel(mail) }), ...(sms && { sms: smsChannel(sms) }) }
}

/** Lets go of the connections that channels hold open. */
export function closeChannels(channels: Channels): void {
  for (const channel of Object.values(channels)) channel.close?.()
}
