/** A server process that does what time asks for, at the times that it is told. It can be killed at any moment. */
import { closeChannels, configuredChannels } from '../../../server/channels/configured.ts'
import { type Config, readConfig } from '../../../server/config.ts'
import { realImpure } from '../../../server/impure.ts'
import { doJobs } from '../../../server/jobs/do-jobs.ts'
import { openContext } from '../../../server/open-context.ts'

let now = 0
const config: Config = readConfig(process.env)
const context = await openContext(config, {
  impure: realImpure(() => {
    now += 1
    return now
  }),
  channels: await configuredChannels(config),
})

process.on('message', async (moment: number) => {
  now = Math.max(now, moment)
  try {
    await doJobs(context)
    process.send!({ done: true })
  } catch (error) {
    process.send!({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
process.on('disconnect', async () => {
  closeChannels(context.channels)
  await context.store.close()
})
process.send!({ ready: true })
