/** A print run: closed so that it takes no more letters, its letters opened for printing, and noted as posted. */
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { writeDay } from '../domain/calendar.ts'
import { nothingYet } from '../domain/sample-case.ts'
import { isStillWanted } from '../domain/schedule.ts'
import { waveWindow } from '../domain/window.ts'
import type { Letter } from '../letters/letter-pdf.ts'
import { Problem } from '../problem.ts'
import { updateContact } from '../queries/contact-attempt.ts'
import { deriveAnew, listMembersById } from '../queries/member.ts'
import {
  closeRun,
  findRun,
  listLettersOfRun,
  markRunSent,
  type PrintRunRow,
  postRun,
} from '../queries/print-run.ts'
import { listCasesOfMembers } from '../queries/sample-case.ts'
import { findStop, findTextVersion } from '../queries/sending.ts'
import { listPeople, listPresentContactsOf } from '../queries/vault.ts'
import { writeMessage } from './write-message.ts'

const atOnce = 200

/** Who answered or stopped meanwhile gets no letter. Gives how many letters are left. Closing again changes nothing. */
export function closePrintRun(
  context: Context,
  actor: string,
  studyId: string,
  runId: string,
): Promise<number> {
  const entry = { actor, action: 'close-print-run', subject: `print-run:${runId}` }
  return context.store.write(entry, async (db, note) => {
    if (!(await findRun(db, studyId, runId))) throw new Problem('not-found')
    if (await findStop(db, studyId)) throw new Problem('sending-stopped')
    const first = await closeRun(db, runId, context.clock())
    let letters = 0
    let dropped = 0
    for await (const page of pagesOfRun(db, runId)) {
      const unwanted = first ? await listUnwanted(context, db, studyId, page) : []
      const set = {
        outcome: 'failed',
        outcomeAt: context.clock(),
        note: 'not needed any more',
        runId: null,
      } as const
      for (const { contact } of unwanted) await updateContact(db, contact, ['queued'], set)
      await deriveAnew(
        db,
        unwanted.map(({ memberId }) => memberId),
      )
      dropped += unwanted.length
      letters += page.length - unwanted.length
    }
    note({ letters, dropped })
    return letters
  })
}

type RunPage = Awaited<ReturnType<typeof listLettersOfRun>>

async function* pagesOfRun(db: Db, runId: string): AsyncGenerator<RunPage> {
  for (let after = ''; ; ) {
    const page = await listLettersOfRun(db, runId, after, atOnce)
    if (page.length === 0) return
    yield page
    after = page.at(-1)!.reference
  }
}

async function listUnwanted({ published, clock }: Context, db: Db, studyId: string, page: RunPage) {
  const { design } = await published.study(db, studyId)
  const ids = page.map(({ memberId }) => memberId)
  const members = new Map((await listMembersById(db, studyId, ids)).map((member) => [member.id, member]))
  const cases = await listCasesOfMembers(db, ids)
  return page.filter(({ contact, memberId, wave: waveId }) => {
    const member = members.get(memberId)
    const wave = design.waves.find(({ id }) => id === waveId)
    const history = cases.get(memberId)?.[waveId] ?? nothingYet
    return !member || !wave || !isStillWanted(design, wave, member, history, contact, clock())
  })
}

export interface OpenedRun {
  readonly run: PrintRunRow
  readonly letters: AsyncIterable<Letter>
}

/** Opens the vault for all letters of a closed run; they are read one page after the other, as they are printed. */
export async function openLetters(
  context: Context,
  actor: string,
  studyId: string,
  runId: string,
): Promise<OpenedRun> {
  const entry = {
    actor,
    action: 'download-letters',
    subject: `print-run:${runId}`,
    detail: { opened: 'vault' },
  }
  const run = await context.store.write(entry, async (db) => {
    const found = await findRun(db, studyId, runId)
    if (!found) throw new Problem('not-found')
    if (found.closedAt === null) throw new Problem('run-open')
    if (await findStop(db, studyId)) throw new Problem('sending-stopped')
    return found
  })
  return { run, letters: readLetters(context, run) }
}

async function* readLetters(context: Context, run: PrintRunRow): AsyncGenerator<Letter> {
  const db = context.store.now
  const { design } = await context.published.study(db, run.studyId)
  for await (const page of pagesOfRun(db, run.id)) {
    const ids = page.map(({ memberId }) => memberId)
    const members = new Map((await listMembersById(db, run.studyId, ids)).map((row) => [row.id, row]))
    const people = new Map((await listPeople(db, ids)).map((row) => [row.memberId, row]))
    const contacts = await listPresentContactsOf(db, ids)
    for (const { reference, contact, memberId, wave: waveId } of page) {
      const member = members.get(memberId)
      const person = people.get(memberId)
      const wave = design.waves.find(({ id }) => id === waveId)
      const window = wave && member && waveWindow(wave, member.events, design.timeZone)
      // Erased since the run was closed, or a date taken away.
      if (!person || !member || !window || typeof window === 'string') continue
      const version = contact.textVersionId ? await findTextVersion(db, contact.textVersionId) : null
      const words = version?.words ?? design.contactTexts[contact.textKey]!
      const details = contacts.get(memberId) ?? []
      const draft = { key: contact, wave: waveId, window, words, design, member, person, contacts: details }
      yield { message: writeMessage(context, draft), reference, date: writeDay(run.day, member.language) }
    }
  }
}

/** The letters were posted: from now on the days to the next contact count. Gives how many. */
export function postPrintRun(
  { store, clock }: Context,
  actor: string,
  studyId: string,
  runId: string,
): Promise<number> {
  const entry = { actor, action: 'post-print-run', subject: `print-run:${runId}` }
  return store.write(entry, async (db, note) => {
    const run = await findRun(db, studyId, runId)
    if (!run) throw new Problem('not-found')
    if (run.closedAt === null) throw new Problem('run-open')
    if (!(await postRun(db, runId, clock()))) throw new Problem('already-settled')
    const letters = await markRunSent(db, runId, clock())
    note({ letters })
    return letters
  })
}
