import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '../../server/queries/audit.ts'
import { listInstrumentVersions } from '../../server/queries/study.ts'
import { documentsOf } from '../../surveys/study-files/documents.ts'
import { engines } from '../support/databases.ts'
import { type House, openHouse, type Person } from '../support/house.ts'
import { smallInstrument, smallStudy } from '../support/small-study.ts'

type Json = Record<string, unknown>
const items = (json: Json) => (json.pages as { elements: Json[] }[]).flatMap(({ elements }) => elements)
const questionnaire = (change: (item: Record<string, Json>) => void): Json => {
  const json = smallInstrument()
  change(Object.fromEntries(items(json).map((item) => [item.name, item])))
  return json
}
const titled = questionnaire(({ searching }) => {
  searching!.title = { default: 'Zocht u toen werk?', en: 'Were you looking for work then?' }
})
const wider = questionnaire(({ searchHours }) => {
  Object.assign(searchHours!, { max: 168 })
})
const otherKind = questionnaire(({ searchHours }) => {
  searchHours!.inputType = 'date'
  delete searchHours!.min
  delete searchHours!.max
})

describe.each(engines)('a draft that goes to the field, on %s', (engine) => {
  let house: House
  let researcher: Person
  beforeEach(async () => {
    house = await openHouse(engine)
    researcher = await house.staff('researcher')
    await researcher.send('POST', '/api/designs', { from: 'field', id: 'small' })
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })

  const save = async (content: unknown, document = 'questionnaires.decision') => {
    const revisions = (await researcher.get('/api/designs/small/revisions')).body
    const { revision } = revisions.find(({ name }: { name: string }) => name === document.replace('.', '/'))
    return researcher.send('PUT', `/api/designs/small/documents/${document}`, { base: revision, content })
  }
  const hash = async () => (await researcher.get('/api/designs/small')).body.hash
  const review = async () =>
    researcher.send('POST', '/api/designs/small/review', { hash: await hash(), note: '' })
  const publish = async () => researcher.send('POST', '/api/designs/small/publish', { hash: await hash() })
  const versions = async () =>
    (await listInstrumentVersions(house.context.store.now, 'small')).filter(
      ({ instrument }) => instrument === 'decision',
    )
  const preview = async () => (await researcher.get('/api/designs/small/publication')).body.instruments[0]
  const begin = async () => {
    const member = await house.addMember()
    house.day('2006-04-04')
    await house.tick()
    const respondent = await house.respondent(member)
    const opened = (await respondent.send('POST', '/api/respondent/waves/decision/begin')).body
    return { respondent, opened }
  }
  const answer = (who: Person, opened: { instrumentVersionId: string }, answers: Json) =>
    who.send('PUT', '/api/respondent/waves/decision/answers', {
      saveId: 'first-page',
      revision: 0,
      instrumentVersionId: opened.instrumentVersionId,
      page: 'search',
      language: 'nl',
      answers,
    })

  it('is refused while nobody reviewed it as it is now', async () => {
    await save(titled)
    expect((await publish()).body.code).toBe('not-reviewed')
    await review()
    await save(wider)
    expect((await publish()).body.code).toBe('not-reviewed')
    expect(await versions()).toHaveLength(1)
  })

  it('is refused when it cannot be held, with the places', async () => {
    await save({ pages: [{ name: 'p', elements: [{ type: 'text', name: 'a', visibleIf: '{b} = 1' }] }] })
    await review()
    expect((await publish()).body).toMatchObject({ code: 'study-invalid' })
  })

  it('pain 4: never lets a name mean something else: a breaking change is named and not published', async () => {
    await save(otherKind)
    await review()
    expect(await preview()).toMatchObject({
      changes: [{ item: 'searchHours', kind: 'kind', effect: 'breaking' }],
    })
    expect((await publish()).body).toMatchObject({ code: 'breaking-change', items: 'searchHours' })
    expect(await versions()).toHaveLength(1)
  })

  it('is a new version when it is compatible; who is filling in goes on in it when their answers fit', async () => {
    const { respondent, opened } = await begin()
    expect((await answer(respondent, opened, { searching: 'yes' })).status).toBe(200)
    await save(wider)
    await review()
    expect(await preview()).toMatchObject({
      version: 1,
      changes: [{ item: 'searchHours', kind: 'limit-wider', effect: 'compatible' }],
      begun: { all: 1, stay: 0, because: [] },
    })
    expect((await publish()).status).toBe(204)
    expect((await versions()).map(({ version }) => version)).toEqual([2, 1])
    const again = (await respondent.send('POST', '/api/respondent/waves/decision/begin')).body
    expect(again.instrumentVersionId).toBe((await versions())[0]!.id)
    expect(again.answers).toEqual({ searching: 'yes' })
    expect((await researcher.get('/api/designs/small')).body.state).toBe('field')
  })

  it('leaves who gave an answer that does not fit with the version they began with', async () => {
    const { respondent, opened } = await begin()
    await answer(respondent, opened, { searching: 'yes', searchHours: 12 })
    const without = questionnaire(() => undefined)
    const [page] = without.pages as { elements: Json[] }[]
    page!.elements = page!.elements.filter(({ name }) => name !== 'searchHours')
    await save(without)
    await review()
    expect(await preview()).toMatchObject({ begun: { all: 1, stay: 1, because: ['searchHours'] } })
    expect((await publish()).status).toBe(204)
    const again = (await respondent.send('POST', '/api/respondent/waves/decision/begin')).body
    expect(again.instrumentVersionId).toBe(opened.instrumentVersionId)
  })

  it('can be a study that was never in the field before', async () => {
    const study = smallStudy()
    const documents = documentsOf({ ...study, design: { ...study.design, id: 'fresh' } })
    await researcher.send('POST', '/api/designs', { from: 'files', documents })
    const read = (await researcher.get('/api/designs/fresh')).body
    await researcher.send('POST', '/api/designs/fresh/review', { hash: read.hash, note: '' })
    expect((await researcher.send('POST', '/api/designs/fresh/publish', { hash: read.hash })).status).toBe(
      204,
    )
    expect((await researcher.get('/api/studies')).body.map(({ id }: { id: string }) => id)).toEqual([
      'fresh',
      'small',
    ])
  })

  it('leaves a line in the log with what was published, and one for each case that went over', async () => {
    const { respondent } = await begin()
    await save(titled)
    await review()
    const mark = await hash()
    await publish()
    await respondent.send('POST', '/api/respondent/waves/decision/begin')
    const lines = await listAudit(house.context.store.now, 'study:small')
    expect(lines.at(-1)).toMatchObject({
      action: 'publish-draft',
      detail: { hash: mark, versions: { decision: 2, 'first-half': 1 } },
    })
    const moved = (await researcher.get('/api/studies/small/members')).body.members[0].id
    const own = await listAudit(house.context.store.now, `member:${moved}`)
    expect(own.at(-1)).toMatchObject({ action: 'move-case', detail: { wave: 'decision', version: 2 } })
  })
})
