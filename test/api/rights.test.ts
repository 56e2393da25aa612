import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp } from '../../server/app.ts'
import { studies } from '../../surveys/index.ts'
import { type House, openHouse, type Person } from '../support/house.ts'

/** Who may reach what. A route that is missing here fails the last test. */
const matrix: Record<
  string,
  Record<'stranger' | 'respondent' | 'researcher' | 'inspector' | 'admin', number>
> = {
  'GET /api/openapi.json': { stranger: 200, respondent: 200, researcher: 200, inspector: 200, admin: 200 },
  'GET /api/me': { stranger: 401, respondent: 401, researcher: 200, inspector: 200, admin: 200 },
  'GET /api/studies': { stranger: 401, respondent: 401, researcher: 200, inspector: 200, admin: 200 },
  'GET /api/studies/{study}/fieldwork': {
    stranger: 401,
    respondent: 401,
    researcher: 200,
    inspector: 403,
    admin: 403,
  },
  'GET /api/studies/{study}/members': {
    stranger: 401,
    respondent: 401,
    researcher: 200,
    inspector: 403,
    admin: 403,
  },
  'GET /api/studies/{study}/members/{member}': {
    stranger: 401,
    respondent: 401,
    researcher: 200,
    inspector: 403,
    admin: 403,
  },
  'GET /api/studies/{study}/report': {
    stranger: 401,
    respondent: 401,
    researcher: 200,
    inspector: 200,
    admin: 403,
  },
  'PUT /api/studies/{study}/imports': {
    stranger: 401,
    respondent: 401,
    researcher: 422,
    inspector: 403,
    admin: 403,
  },
  'GET /api/studies/{study}/imports': {
    stranger: 401,
    respondent: 401,
    researcher: 200,
    inspector: 403,
    admin: 403,
  },
  'GET /api/studies/{study}/imports/{import}': {
    stranger: 401,
    respondent: 401,
    researcher: 404,
    inspector: 403,
    admin: 403,
  },
  'GET /api/studies/{study}/imports/{import}/findings.csv': {
    stranger: 401,
    respondent: 401,
    researcher: 404,
    inspector: 403,
    admin: 403,
  },
  'POST /api/studies/{study}/imports/{import}/check': {
    stranger: 401,
    respondent: 401,
    researcher: 422,
    inspector: 403,
    admin: 403,
  },
  'POST /api/studies/{study}/imports/{import}/confirm': {
    stranger: 401,
    respondent: 401,
    researcher: 422,
    inspector: 403,
    admin: 403,
  },
  'DELETE /api/studies/{study}/imports/{import}': {
    stranger: 401,
    respondent: 401,
    researcher: 404,
    inspector: 403,
    admin: 403,
  },
  'POST /api/studies/{study}/members/{member}/identity': {
    stranger: 401,
    respondent: 401,
    researcher: 422,
    inspector: 403,
    admin: 403,
  },
  'PUT /api/studies/{study}/members/{member}/contact-details': {
    stranger: 401,
    respondent: 401,
    researcher: 422,
    inspector: 403,
    admin: 403,
  },
  'GET /api/studies/{study}/duplicates': {
    stranger: 401,
    respondent: 401,
    researcher: 200,
    inspector: 403,
    admin: 403,
  },
  'POST /api/studies/{study}/duplicates/apart': {
    stranger: 401,
    respondent: 401,
    researcher: 422,
    inspector: 403,
    admin: 403,
  },
  'POST /api/studies/{study}/merges': {
    stranger: 401,
    respondent: 401,
    researcher: 422,
    inspector: 403,
    admin: 403,
  },
  'POST /api/studies/{study}/merges/{merge}/undo': {
    stranger: 401,
    respondent: 401,
    researcher: 404,
    inspector: 403,
    admin: 403,
  },
  'GET /api/studies/{study}/cohorts': {
    stranger: 401,
    respondent: 401,
    researcher: 200,
    inspector: 403,
    admin: 403,
  },
  'GET /api/studies/{study}/incentives': {
    stranger: 401,
    respondent: 401,
    researcher: 200,
    inspector: 403,
    admin: 403,
  },
  'GET /api/studies/{study}/exports/{export}': {
    stranger: 401,
    respondent: 401,
    researcher: 200,
    inspector: 403,
    admin: 403,
  },
  'GET /api/respondent/details': {
    stranger: 401,
    respondent: 200,
    researcher: 401,
    inspector: 401,
    admin: 401,
  },
  'PUT /api/respondent/details': {
    stranger: 401,
    respondent: 200,
    researcher: 401,
    inspector: 401,
    admin: 401,
  },
  'GET /api/respondent/incentives': {
    stranger: 401,
    respondent: 200,
    researcher: 401,
    inspector: 401,
    admin: 401,
  },
  'POST /api/respondent/incentives/{wave}/claim': {
    stranger: 401,
    respondent: 404,
    researcher: 401,
    inspector: 401,
    admin: 401,
  },
  'GET /api/instruments/{version}': {
    stranger: 401,
    respondent: 200,
    researcher: 200,
    inspector: 200,
    admin: 200,
  },
  'GET /api/respondent': { stranger: 401, respondent: 200, researcher: 401, inspector: 401, admin: 401 },
  'POST /api/respondent/session': {
    stranger: 422,
    respondent: 422,
    researcher: 422,
    inspector: 422,
    admin: 422,
  },
  'POST /api/respondent/waves/{wave}/begin': {
    stranger: 401,
    respondent: 200,
    researcher: 401,
    inspector: 401,
    admin: 401,
  },
  'PUT /api/respondent/waves/{wave}/answers': {
    stranger: 401,
    respondent: 422,
    researcher: 401,
    inspector: 401,
    admin: 401,
  },
  'POST /api/respondent/waves/{wave}/complete': {
    stranger: 401,
    respondent: 422,
    researcher: 401,
    inspector: 401,
    admin: 401,
  },
  'POST /api/respondent/waves/{wave}/refuse': {
    stranger: 401,
    respondent: 204,
    researcher: 401,
    inspector: 401,
    admin: 401,
  },
  'POST /api/respondent/participation': {
    stranger: 401,
    respondent: 422,
    researcher: 401,
    inspector: 401,
    admin: 401,
  },
  'DELETE /api/respondent/session': {
    stranger: 204,
    respondent: 204,
    researcher: 204,
    inspector: 204,
    admin: 204,
  },
}

describe('rights', () => {
  let house: House
  let member: string
  const people = {} as Record<'stranger' | 'respondent' | 'researcher' | 'inspector' | 'admin', Person>

  beforeEach(async () => {
    house = await openHouse('sqlite', studies['het-eerste-jaar'])
    member = await house.addMember({
      facts: { benefit: 'WW', granted: 'yes', sex: 'female', birthYear: '1970', distance: '2' },
    })
    house.day('2006-04-04')
    await house.tick()
    people.stranger = house.stranger()
    people.respondent = await house.respondent(member)
    for (const role of ['researcher', 'inspector', 'admin'] as const) people[role] = await house.staff(role)
  })
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })

  it('are what the matrix of routes and people says, no more and no less', async () => {
    const { listInstrumentVersions } = await import('../../server/queries/study.ts')
    const [version] = await listInstrumentVersions(house.context.store.now, 'het-eerste-jaar')
    const found: typeof matrix = {}
    for (const [route, row] of Object.entries(matrix)) {
      const [method, template] = route.split(' ') as ['GET', string]
      const path = template
        .replace('{study}', 'het-eerste-jaar')
        .replace('{member}', member)
        .replace('{version}', version!.id)
        .replace('{wave}', 'decision')
        .replace('{import}', 'nothing')
        .replace('{merge}', 'nothing')
        .replace('{export}', 'cases.csv')
      found[route] = { ...row }
      for (const name of Object.keys(row) as (keyof typeof row)[]) {
        const reply =
          method === 'GET' ? await people[name].get(path) : await people[name].send(method, path, {})
        found[route][name] = reply.status
      }
    }
    expect(found).toEqual(matrix)
  })

  it('cover every route that the server describes', async () => {
    const { body } = await people.stranger.get('/api/openapi.json')
    const described = Object.entries(body.paths as Record<string, Record<string, unknown>>).flatMap(
      ([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const covered = Object.keys(matrix).filter((route) => route !== 'GET /api/openapi.json')
    expect(described.map((route) => route.replace(' /', ' /api/')).sort()).toEqual(covered.sort())
  })

  it('open no way in through the sign-in library but signing in and out', async () => {
    for (const path of ['sign-up/email', 'forget-password', 'change-email', 'list-sessions', 'update-user']) {
      expect((await people.admin.send('POST', `/api/auth/${path}`, {})).status).toBe(404)
    }
    expect((await people.admin.get('/api/auth/get-session')).status).toBe(404)
  })

  it('are refused to a wrong password and to a request from another website', async () => {
    const wrong = { email: 'admin@peilmoment.test', password: 'not the password' }
    expect((await house.stranger().send('POST', '/api/auth/sign-in/email', wrong)).status).toBe(401)
    const foreign = await people.respondent.send('POST', '/api/respondent/waves/decision/refuse', undefined, {
      'sec-fetch-site': 'cross-site',
    })
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
    const reply = await people.respondent.get('/api/respondent')
    const policy = reply.headers.get('content-security-policy')
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(reply.headers.get('cache-control')).toBe('no-store')
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
  })
})
