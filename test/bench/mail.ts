/**
 * What a day's e-mail costs: members for whom an invitation is due, sent through the job over SMTP to a server in a thread
 * of its own, each exactly once. Beside it one connection a mail, one after the other, as older systems do.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { createTransport } from 'nodemailer'
import { emailChannel } from '../../server/channels/email.ts'
import { addMembers } from '../../server/commands/add-member.ts'
import { publishStudy } from '../../server/commands/publish-study.ts'
import { newSecrets } from '../../server/config.ts'
import { realImpure } from '../../server/impure.ts'
import { sendDueContacts } from '../../server/jobs/send-due-contacts.ts'
import { openContext } from '../../server/open-context.ts'
import { startPostgres } from '../support/postgres.ts'
import { studyBy } from '../support/ways-study.ts'
import type { BenchOptions, BenchRow } from './measure.ts'

export const name = 'mail'
export const about = 'e-mails per second through the job, each exactly once, over SMTP to another thread'

export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const sink = await startSink()
  const folder = mkdtempSync(join(tmpdir(), 'peilmoment-bench-'))
  const postgres = quick ? null : await startPostgres().catch(() => null)
  try {
    const alone = await oneByOne(sink, quick ? 5 : 60)
    const mails = quick ? 20 : 10_000
    const rows = [alone]
    rows.push(await throughJob(sink, 'sqlite', `sqlite:${join(folder, 'bench.db')}`, mails, alone))
    if (postgres) rows.push(await throughJob(sink, 'postgres', postgres.url, mails, alone))
    return rows
  } finally {
    await sink.stop()
    await postgres?.stop()
    rmSync(folder, { recursive: true })
  }
}

interface Sink {
  readonly url: string
  /** How many different messages arrived since the last time, and how often the one that came most. */
  count(): Promise<{ messages: number; most: number }>
  stop(): Promise<unknown>
}

async function startSink(): Promise<Sink> {
  const worker = new Worker(new URL('./smtp-sink.mjs', import.meta.url))
  const answer = <T>() => new Promise<T>((resolve) => worker.once('message', resolve))
  const { port } = await answer<{ port: number }>()
  return {
    url: `smtp://127.0.0.1:${port}`,
    count: () => {
      const counted = answer<{ messages: number; most: number }>()
      worker.postMessage('count')
      return counted
    },
    stop: () => worker.terminate(),
  }
}

async function oneByOne(sink: Sink, mails: number): Promise<BenchRow> {
  const { port } = new URL(sink.url)
  const start = performance.now()
  for (let index = 0; index < mails; index++) {
    const transport = createTransport({ host: '127.0.0.1', port: Number(port), ignoreTLS: true })
    const to = `member${index}@example.org`
    await transport.sendMail({
      messageId: `<${index}@bench>`,
      from: 'a@bench.test',
      to,
      subject: 'x',
      text: 'y',
    })
    transport.close()
  }
  const seconds = (performance.now() - start) / 1000
  return rowOf('one connection a mail, one by one', mails, seconds, await sink.count(), null)
}

function rowOf(
  how: string,
  mails: number,
  seconds: number,
  { messages, most }: { messages: number; most: number },
  alone: BenchRow | null,
): BenchRow {
  const rate = mails / seconds
  return {
    how,
    mails,
    seconds: Math.round(seconds * 100) / 100,
    'mails per second': Math.round(rate),
    'times as fast': alone ? Math.round((rate / (alone['mails per second'] as number)) * 10) / 10 : null,
    arrived: messages,
    'most often': most,
  }
}

async function throughJob(
  sink: Sink,
  how: string,
  databaseUrl: string,
  mails: number,
  alone: BenchRow,
): Promise<BenchRow> {
  const from = 'Het onderzoek <onderzoek@bench.test>'
  const email = emailChannel({
    smtpUrl: sink.url,
    requireTls: false,
    from,
    bounceAddress: 'bounce@bench.test',
  })
  const context = await openContext(
    {
      host: '127.0.0.1',
      port: 0,
      databaseUrl,
      publicUrl: 'http://bench.test',
      secrets: newSecrets(),
      clientFolder: null,
      attemptsPerMinute: 20,
    },
    { impure: realImpure(() => Date.parse('2006-04-04T10:00:00Z')), channels: { email } },
  )
  try {
    await publishStudy(context, 'bench', studyBy(['email']), { simulated: true })
    const member = (index: number) => ({
      studyId: 'small',
      language: 'nl' as const,
      events: { application: '2006-03-14', decision: '2006-04-04' },
      facts: { benefit: 'WW', granted: 'yes' },
      name: `Lid ${index}`,
      email: `member${index}@example.org`,
      phone: null,
      address: null,
    })
    for (let from = 0; from < mails; from += 500) {
      const length = Math.min(500, mails - from)
      await addMembers(
        context,
        'bench',
        Array.from({ length }, (_, index) => member(from + index)),
      )
    }
    const start = performance.now()
    await sendDueContacts(context)
    const seconds = (performance.now() - start) / 1000
    return rowOf(how, mails, seconds, await sink.count(), alone)
  } finally {
    email.close?.()
    await context.store.close()
  }
}
