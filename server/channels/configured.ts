/**
 * The ways out that the settings describe, each read only when it is set up. Without one, letters go into print runs and calls
 * on the call list.
 */
import type { Config } from '../config.ts'
import type { Channels } from './channel.ts'

export async function configuredChannels({ waysOut = {} }: Config): Promise<Channels> {
  const { mail, sms } = waysOut
  return {
    ...(mail && { email: (await import('./email.ts')).emailChannel(mail) }),
    ...(sms && { sms: (await import('./sms.ts')).smsChannel(sms) }),
  }
}

/** Lets go of the connections that channels hold open. */
export function closeChannels(channels: Channels): void {
  for (const channel of Object.values(channels)) channel.close?.()
}
