import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addStaff } from '../../server/commands/add-staff.ts'
import { listAudit } from '../../server/queries/audit.ts'
import { documentsOf } from '../../surveys/study-files/documents.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'
import { both, smallStudy } from '../support/small-study.ts'

describe.each(engines)('a study that is being made, on %s', (engine) => {
  let house: House
  let anna: Person
  let bram: Person
  beforeEach(async () => {
    house = await openHouse(engine)
    anna = await house.staff('researcher')
    bram = house.stranger()
    const account = { email: 'bram@peilmoment.test', password: 'bram: een lang wachtwoord' }
    await addStaff(house.context, { name: 'Bram', role: 'researcher', ...account })
    await bram.send('POST', '/api/auth/sign-in/email', account)
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })

  const start = (body: object) => anna.send('POST', '/api/designs', body)
  const begin = () =>
    start({ from: 'study', study: 'small', id: 'mine', title: both('Mijn studie', 'My study') })
  const save = (who: Person, base: number, content: unknown, document = 'questionnaires.decision') =>
    who.send('PUT', `/api/designs/mine/documents/${document}`, { base, content })
  const documentOf = async (name: string) => {
    const { body } = await anna.get('/api/designs/mine')
    return body.documents.find((document: { name: string }) => document.name === name)
  }

  it('does not begin from files that are not a whole study, and nothing is kept of them', async () => {
    const { plan: _, ...documents } = documentsOf(smallStudy())
    const reply = await start({ from: 'files', documents: { ...documents, waves: 3 } })
    expect(reply).toMatchObject({
      status: 422,
      body: { code: 'documents-invalid', places: [{ document: 'waves' }, { document: 'plan' }] },
    })
    expect((await anna.get('/api/designs')).body.drafts).toEqual([])
  })

  it('does not take the name of one that there is, or was', async () => {
    await begin()
    expect((await begin()).body.code).toBe('study-id-taken')
    expect((await start({ from: 'nothing', id: 'small', title: both('x') })).body.code).toBe('study-id-taken')
    await anna.send('DELETE', '/api/designs/mine')
    expect((await begin()).body.code).toBe('study-id-taken')
    expect((await anna.get('/api/designs/mine')).status).toBe(404)
  })

  it('takes no document under a name that no part has', async () => {
    await begin()
    expect((await save(anna, 0, {}, 'secrets')).status).toBe(422)
    expect((await save(anna, 3, {}, 'questionnaires.other')).body.code).toBe('no-such-document')
  })

  it('overwrites nothing of another: who changed the same is told where, with both texts', async () => {
    await begin()
    const { content } = await documentOf('questionnaires/decision')
    await save(bram, 1, { ...content, title: 'Van Bram' })
    const reply = await save(anna, 1, { ...content, title: 'Van Anna' })
    expect(reply).toMatchObject({
      status: 409,
      body: {
        code: 'changed-by-another',
        revision: 2,
        conflicts: [{ path: 'title', mine: 'Van Anna', theirs: 'Van Bram' }],
      },
    })
    expect((await documentOf('questionnaires/decision')).content.title).toBe('Van Bram')
  })

  it('keeps what two people did at the same time in different places', async () => {
    await begin()
    const { content } = await documentOf('questionnaires/decision')
    await save(bram, 1, { ...content, title: 'Van Bram' })
    const reply = await save(anna, 1, { ...content, completedHtml: 'Van Anna' })
    expect(reply.body).toMatchObject({ revision: 3, merged: true })
    const now = await documentOf('questionnaires/decision')
    expect(now.content).toEqual({ ...content, title: 'Van Bram', completedHtml: 'Van Anna' })
    expect(now).toMatchObject({ revision: 3, savedBy: 'researcher' })
  })

  it('keeps every property of a questionnaire, those that nobody knows too, and what it was before', async () => {
    await begin()
    const strange = { __unknown: { deep: [1, { x: null }] }, pages: [{ name: 'p', elements: [], ours: 'é' }] }
    await save(anna, 1, strange)
    expect((await documentOf('questionnaires/decision')).content).toEqual(strange)
    const { body } = await anna.get('/api/designs/mine/documents/questionnaires.decision/history')
    expect(body.map(({ revision }: { revision: number }) => revision)).toEqual([2, 1])
    const first = await anna.get('/api/designs/mine/documents/questionnaires.decision/history/1')
    expect(first.body.content).toEqual(smallStudy().instruments.decision)
  })

  it('loses a questionnaire that is taken away, and gets it back', async () => {
    await begin()
    await save(anna, 1, null, 'questionnaires.first-half')
    expect(await documentOf('questionnaires/first-half')).toBe(undefined)
    await save(anna, 2, { pages: [] }, 'questionnaires.first-half')
    expect((await documentOf('questionnaires/first-half')).content).toEqual({ pages: [] })
  })

  it('is reviewed as it was read: a change makes it unread again', async () => {
    await begin()
    const read = (await anna.get('/api/designs/mine')).body
    expect(read.state).toBe('made')
    const review = (hash: string) => bram.send('POST', '/api/designs/mine/review', { hash, note: 'Goed zo.' })
    expect((await review('0'.repeat(64))).body.code).toBe('design-changed')
    expect((await review(read.hash)).status).toBe(204)
    expect((await anna.get('/api/designs/mine')).body).toMatchObject({
      state: 'reviewed',
      review: { by: 'Bram', note: 'Goed zo.', isOfNow: true },
    })
    await save(anna, 1, { pages: [] })
    expect((await anna.get('/api/designs/mine')).body).toMatchObject({
      state: 'made',
      review: { isOfNow: false },
    })
  })

  it('is known as what is in the field, while nothing in it was changed', async () => {
    expect((await start({ from: 'field', id: 'small' })).status).toBe(201)
    expect((await anna.get('/api/designs')).body).toMatchObject({
      drafts: [{ id: 'small', state: 'field', inField: true }],
      sources: [
        { id: 'small', inField: true },
        { id: 'het-eerste-jaar', inField: false },
      ],
    })
  })

  it('shows a made-up member what would come when, in both languages and without a way in', async () => {
    await begin()
    const asked = { events: { application: '2026-01-15', decision: '2026-02-14' }, today: '2026-02-14' }
    const of = async (facts: object) =>
      (await anna.send('POST', '/api/designs/mine/schedule', { ...asked, facts })).body
    expect((await of({ granted: 'no' }))[0]).toMatchObject({ status: 'outside', contacts: [] })
    const [first] = await of({ granted: 'yes', benefit: 'WW' })
    expect(first.contacts).toHaveLength(3)
    expect(first.contacts[0]).toMatchObject({
      day: '2026-02-14',
      mode: 'letter',
      words: {
        nl: {
          subject: 'Uw vragenlijst',
          body: expect.stringMatching(/^Beste S\. Voorbeeld, .* tot en met 27 maart/),
        },
        en: { body: expect.stringMatching(/27 March 2026$/) },
      },
    })
    expect(first.contacts[0].words.nl.body).toContain('····-····-····')
  })

  it('carries what was said about its places, until somebody settles it', async () => {
    await begin()
    const comment = {
      document: 'questionnaires/decision',
      place: 'searchHours',
      body: 'Per week of per maand?',
    }
    const { body } = await bram.send('POST', '/api/designs/mine/comments', comment)
    const settle = () => anna.send('POST', `/api/designs/mine/comments/${body.id}/settle`)
    expect((await settle()).status).toBe(204)
    expect((await settle()).body.code).toBe('already-settled')
    expect((await anna.get('/api/designs/mine/comments')).body).toMatchObject([
      { ...comment, writtenBy: 'Bram', settledBy: 'researcher' },
    ])
  })

  it('leaves a line in the log for every save', async () => {
    await begin()
    await save(anna, 1, { pages: [] })
    const lines = await listAudit(house.context.store.now, 'study:mine')
    expect(lines.map(({ action }) => action)).toEqual(['start-draft', 'save-document'])
    expect(lines[1]!.detail).toEqual({ document: 'questionnaires/decision', revision: 2 })
  })
})
