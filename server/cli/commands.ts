/** Every command of `peilmoment`: what it does, and where it is. It is read when it is asked for: to be named costs nothing. */
import type { Command } from 'commander'

type Add = (command: Command) => void

export const commands: Readonly<Record<string, readonly [about: string, load: () => Promise<Add>]>> = {
  serve: [
    'start the server on an empty or existing database',
    async () => (await import('./serve.ts')).addServe,
  ],
  demo: [
    'the whole main study with simulated people: fieldwork, effect table, and the pages to look at',
    async () => (await import('./demo.ts')).addDemo,
  ],
  simulate: [
    'live through a study with simulated people, over HTTP, on a moving clock',
    async () => (await import('./simulate.ts')).addSimulate,
  ],
  report: [
    'the report of a study from the answers in this database, beside the published figures',
    async () => (await import('./report.ts')).addReport,
  ],
  estimate: [
    'one model on a CSV or Parquet file, in R’s notation',
    async () => (await import('./estimate.ts')).addEstimate,
  ],
  coverage: [
    'how often the intervals hold the truth, over many simulated panels with selective non-response',
    async () => (await import('./coverage.ts')).addCoverage,
  ],
  forecast: [
    'what to expect before the field starts: response, R-indicator, errors and power (simulated)',
    async () => (await import('./forecast.ts')).addForecast,
  ],
  check: [
    'what is wrong with a study, by number and place, and what to do: names, dates, questions, words, plan',
    async () => (await import('./check.ts')).addCheck,
  ],
  study: [
    'a study as a folder of files: export it, or import it as a draft',
    async () => (await import('./study.ts')).addStudy,
  ],
  publish: [
    'check a study and take it into the field in this database',
    async () => (await import('./publish.ts')).addPublish,
  ],
  plan: [
    'the analysis plan: lock it, so that the report shows the answers',
    async () => (await import('./plan.ts')).addPlan,
  ],
  send: [
    'read what came back and send what is due now, once; the server does the same every minute',
    async () => (await import('./send.ts')).addSend,
  ],
  bounces: [
    'read mail that came back (files with one message each), and note what did not arrive',
    async () => (await import('./bounces.ts')).addBounces,
  ],
  import: [
    'bring a file in: a sample, news from a register, or margins of the population; all or nothing',
    async () => (await import('./import.ts')).addImport,
  ],
  export: [
    'a table of a study as CSV on the standard output, from one moment',
    async () => (await import('./export.ts')).addExport,
  ],
  release: [
    'a signed bundle of a study that can be checked and made again elsewhere',
    async () => (await import('./release.ts')).addRelease,
  ],
  verify: [
    'what holds of a release and what does not: its files, its signature, its key',
    async () => (await import('./verify.ts')).addVerify,
  ],
  staff: [
    'accounts of researchers, inspectors and admins',
    async () => (await import('./staff.ts')).addStaff,
  ],
  fieldwork: ['what the fieldwork pages show', async () => (await import('./fieldwork.ts')).addFieldwork],
  audit: [
    'chain the log of all writes and check that nothing in it was changed',
    async () => (await import('./audit.ts')).addAudit,
  ],
}
