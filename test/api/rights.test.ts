import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp } from '../../server/app.ts'
import { studies } from '../../surveys/index.ts'
import { type House, openHouse, type Person } from '../support/house.ts'

const people = ['stranger', 'respondent', 'researcher', 'inspector', 'admin'] as const
/** The status that each of them gets, in this order. */
type Row = readonly [number, number, number, number, number]

/** Who may reach what. A route that is missing here fails the last test. */
const matrix: Record<string, Row> = {
  'GET /api/studies': [401, 401, 200, 200, 200],
  'GET /api/studies/{study}/answers/{file}': [401, 401, 200, 403, 403],
  'GET /api/studies/{study}/attrition': [401, 401, 200, 403, 403],
  'GET /api/studies/{study}/calls': [401, 401, 200, 403, 403],
  'POST /api/studies/{study}/calls': [401, 401, 422, 403, 403],
  'POST /api/studies/{study}/calls/open': [401, 401, 422, 403, 403],
  'POST /api/studies/{study}/calls/{call}/undo': [401, 401, 404, 403, 403],
  'GET /api/studies/{study}/codebook': [401, 401, 200, 403, 403],
  'GET /api/studies/{study}/codebook/{file}': [401, 401, 200, 403, 403],
  'GET /api/studies/{study}/cohorts': [401, 401, 200, 403, 403],
  'GET /api/studies/{study}/curves': [401, 401, 200, 403, 403],
  'GET /api/studies/{study}/duplicates': [401, 401, 200, 403, 403],
  'POST /api/studies/{study}/duplicates/apart': [401, 401, 422, 403, 403],
  'GET /api/studies/{study}/exports/{export}': [401, 401, 200, 403, 403],
  'GET /api/studies/{study}/fieldwork': [401, 401, 200, 403, 403],
  'GET /api/studies/{study}/forecast': [401, 401, 200, 403, 403],
  'POST /api/studies/{study}/forecast': [401, 401, 422, 403, 403],
  'GET /api/studies/{study}/imports': [401, 401, 200, 403, 403],
  'PUT /api/studies/{study}/imports': [401, 401, 422, 403, 403],
  'DELETE /api/studies/{study}/imports/{import}': [401, 401, 404, 403, 403],
  'GET /api/studies/{study}/imports/{import}': [401, 401, 404, 403, 403],
  'GET /api/studies/{study}/imports/{import}/possible': [401, 401, 404, 403, 403],
  'PUT /api/studies/{study}/imports/{import}/possible/{row}': [401, 401, 422, 403, 403],
  'POST /api/studies/{study}/imports/{import}/possible/{row}/identity': [401, 401, 404, 403, 403],
  'POST /api/studies/{study}/imports/{import}/check': [401, 401, 422, 403, 403],
  'POST /api/studies/{study}/imports/{import}/confirm': [401, 401, 422, 403, 403],
  'GET /api/studies/{study}/imports/{import}/findings.csv': [401, 401, 404, 403, 403],
  'GET /api/studies/{study}/incentives': [401, 401, 200, 403, 403],
  'GET /api/studies/{study}/members': [401, 401, 200, 403, 403],
  'POST /api/studies/{study}/members/bulk': [401, 401, 422, 403, 403],
  'GET /api/studies/{study}/members/count': [401, 401, 200, 403, 403],
  'POST /api/studies/{study}/members/download': [401, 401, 200, 403, 403],
  'GET /api/studies/{study}/members/{member}': [401, 401, 200, 403, 403],
  'PUT /api/studies/{study}/members/{member}/contact-details': [401, 401, 422, 403, 403],
  'GET /api/studies/{study}/members/{member}/contacts/{wave}/{kind}/{ordinal}': [401, 401, 200, 403, 403],
  'POST /api/studies/{study}/members/{member}/dates': [401, 401, 422, 403, 403],
  'POST /api/studies/{study}/members/{member}/dates/preview': [401, 401, 422, 403, 403],
  'POST /api/studies/{study}/members/{member}/disposition': [401, 401, 422, 403, 403],
  'POST /api/studies/{study}/members/{member}/identity': [401, 401, 422, 403, 403],
  'POST /api/studies/{study}/members/{member}/participation': [401, 401, 422, 403, 403],
  'POST /api/studies/{study}/members/{member}/ways': [401, 401, 422, 403, 403],
  'POST /api/studies/{study}/merges': [401, 401, 422, 403, 403],
  'POST /api/studies/{study}/merges/{merge}/undo': [401, 401, 404, 403, 403],
  'GET /api/studies/{study}/plan': [401, 401, 200, 200, 403],
  'POST /api/studies/{study}/plan/lock': [401, 401, 200, 403, 403],
  'GET /api/studies/{study}/print-runs': [401, 401, 200, 403, 403],
  'POST /api/studies/{study}/print-runs/{run}/close': [401, 401, 404, 403, 403],
  'GET /api/studies/{study}/print-runs/{run}/letters': [401, 401, 404, 403, 403],
  'POST /api/studies/{study}/print-runs/{run}/posted': [401, 401, 404, 403, 403],
  'GET /api/studies/{study}/protocol': [401, 401, 200, 403, 403],
  'PUT /api/studies/{study}/protocol': [401, 401, 422, 403, 403],
  'POST /api/studies/{study}/protocol/preview': [401, 401, 422, 403, 403],
  'GET /api/studies/{study}/rates': [401, 401, 200, 403, 403],
  'GET /api/studies/{study}/report': [401, 401, 200, 200, 403],
  'GET /api/studies/{study}/report/checks': [401, 401, 200, 200, 403],
  'GET /api/studies/{study}/report/marks': [401, 401, 200, 200, 403],
  'GET /api/studies/{study}/report/progress': [401, 401, 200, 200, 403],
  'POST /api/studies/{study}/returned-letters': [401, 401, 422, 403, 403],
  'GET /api/studies/{study}/sending': [401, 401, 200, 403, 403],
  'POST /api/studies/{study}/sending/resume': [401, 401, 409, 403, 403],
  'POST /api/studies/{study}/sending/stop': [401, 401, 422, 403, 403],
  'POST /api/studies/{study}/sending/unknown': [401, 401, 422, 403, 403],
  'GET /api/designs': [401, 401, 200, 403, 403],
  'POST /api/designs': [401, 401, 422, 403, 403],
  'GET /api/designs/{design}': [401, 401, 404, 403, 403],
  'DELETE /api/designs/{design}': [401, 401, 404, 403, 403],
  'PUT /api/designs/{design}/documents/{document}': [401, 401, 422, 403, 403],
  'GET /api/designs/{design}/documents/{document}/history': [401, 401, 200, 403, 403],
  'GET /api/designs/{design}/documents/{document}/history/{revision}': [401, 401, 404, 403, 403],
  'GET /api/designs/{design}/check': [401, 401, 404, 403, 403],
  'GET /api/designs/{design}/revisions': [401, 401, 200, 403, 403],
  'GET /api/designs/{design}/publication': [401, 401, 404, 403, 403],
  'POST /api/designs/{design}/publish': [401, 401, 422, 403, 403],
  'POST /api/designs/{design}/schedule': [401, 401, 422, 403, 403],
  'POST /api/designs/{design}/rehearsal': [401, 401, 422, 403, 403],
  'POST /api/designs/{design}/review': [401, 401, 422, 403, 403],
  'GET /api/designs/{design}/comments': [401, 401, 200, 403, 403],
  'POST /api/designs/{design}/comments': [401, 401, 422, 403, 403],
  'POST /api/designs/{design}/comments/{comment}/settle': [401, 401, 409, 403, 403],
  'GET /api/openapi.json': [200, 200, 200, 200, 200],
  'GET /api/me': [401, 401, 200, 200, 200],
  'GET /api/instruments/{version}': [401, 200, 200, 200, 200],
  'GET /api/respondent': [401, 200, 401, 401, 401],
  'POST /api/respondent/session': [422, 422, 422, 422, 422],
  'POST /api/respondent/waves/{wave}/begin': [401, 200, 401, 401, 401],
  'PUT /api/respondent/waves/{wave}/answers': [401, 422, 401, 401, 401],
  'POST /api/respondent/waves/{wave}/complete': [401, 422, 401, 401, 401],
  'POST /api/respondent/waves/{wave}/refuse': [401, 204, 401, 401, 401],
  'POST /api/respondent/participation': [401, 422, 401, 401, 401],
  'POST /api/respondent/modes': [401, 422, 401, 401, 401],
  'GET /api/respondent/details': [401, 200, 401, 401, 401],
  'PUT /api/respondent/details': [401, 200, 401, 401, 401],
  'GET /api/respondent/incentives': [401, 200, 401, 401, 401],
  'POST /api/respondent/incentives/{wave}/claim': [401, 404, 401, 401, 401],
  'DELETE /api/respondent/session': [204, 204, 204, 204, 204],
}

describe('rights', () => {
  let house: House
  let member: string
  const persons = {} as Record<(typeof people)[number], Person>

  beforeEach(async () => {
    house = await openHouse('sqlite', studies['het-eerste-jaar'])
    member = await house.addMember({
      facts: { benefit: 'WW', granted: 'yes', sex: 'female', birthYear: '1970', distance: '2' },
    })
    house.day('2006-04-04')
    await house.tick()
    persons.stranger = house.stranger()
    persons.respondent = await house.respondent(member)
    for (const role of ['researcher', 'inspector', 'admin'] as const) persons[role] = await house.staff(role)
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })

  it('are what the matrix of routes and people says, no more and no less', async () => {
    const { listInstrumentVersions } = await import('../../server/queries/study.ts')
    const [version] = await listInstrumentVersions(house.context.store.now, 'het-eerste-jaar')
    const found: Record<string, number[]> = {}
    for (const route of Object.keys(matrix)) {
      const [method, template] = route.split(' ') as ['GET', string]
      const path = template
        .replace('{study}', 'het-eerste-jaar')
        .replace('{member}', member)
        .replace('{version}', version!.id)
        .replace('{wave}', 'decision')
        .replace('{kind}/{ordinal}', 'invitation/1')
        .replace('{export}', 'cases.csv')
        .replace('answers/{file}', 'answers/answers.csv')
        .replace('codebook/{file}', 'codebook/codebook.html')
        .replace('{design}', 'unknown')
        .replace('{document}', 'waves')
        .replace('{revision}', '1')
        .replace('{row}', '2')
        .replace(/\{(import|run|call|merge|comment)\}/, 'unknown')
      found[route] = []
      for (const name of people) {
        const person = persons[name]
        const reply = method === 'GET' ? await person.get(path) : await person.send(method, path, {})
        found[route].push(reply.status)
      }
    }
    expect(found).toEqual(matrix)
  })

  it('cover every route that the server describes', async () => {
    const { body } = await persons.stranger.get('/api/openapi.json')
    const described = Object.entries(body.paths as Record<string, Record<string, unknown>>).flatMap(
      ([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const covered = Object.keys(matrix).filter((route) => route !== 'GET /api/openapi.json')
    expect(described.map((route) => route.replace(' /', ' /api/')).sort()).toEqual(covered.sort())
  })

  it('open no way in through the sign-in library but signing in and out', async () => {
    for (const path of ['sign-up/email', 'forget-password', 'change-email', 'list-sessions', 'update-user']) {
      expect((await persons.admin.send('POST', `/api/auth/${path}`, {})).status).toBe(404)
    }
    expect((await persons.admin.get('/api/auth/get-session')).status).toBe(404)
  })

  it('are refused to a wrong password and to a request from another website', async () => {
    const wrong = { email: 'admin@peilmoment.test', password: 'not the password' }
    expect((await house.stranger().send('POST', '/api/auth/sign-in/email', wrong)).status).toBe(401)
    const foreign = await persons.respondent.send(
      'POST',
      '/api/respondent/waves/decision/refuse',
      undefined,
      {
        'sec-fetch-site': 'cross-site',
      },
    )
    expect(foreign).toMatchObject({ status: 403, body: { code: 'foreign-origin' } })
  })

  it('end for someone who tries codes or passwords too often', async () => {
    const strict = { ...house.context, config: { ...house.context.config, attemptsPerMinute: 3 } }
    const app = openApp(strict)
    const statuses: number[] = []
    for (let attempt = 0; attempt < 4; attempt++) {
      const reply = await app.request('/api/respondent/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"code":"WRONG"}',
      })
      statuses.push(reply.status)
    }
    expect(statuses).toEqual([401, 401, 401, 429])
  })

  it('come with a policy that allows no inline script and no third parties, and with no caching of what is private', async () => {
    const reply = await persons.respondent.get('/api/respondent')
    const policy = reply.headers.get('content-security-policy')
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(reply.headers.get('cache-control')).toBe('no-store')
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
  })
})
