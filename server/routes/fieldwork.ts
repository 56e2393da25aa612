import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from '../context.ts'
import { countFieldwork, statusesOf } from '../domain/fieldwork.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { identifier, jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import { listMembersWithCases } from '../queries/fieldwork.ts'
import { memberStory, memberStorySchema } from './member-story.ts'

const text = z.object({ nl: z.string(), en: z.string() })
const counts = z.record(z.string(), z.record(z.string(), z.number().int()))
const pageLength = 50

const fieldworkRoute = createRoute({
  method: 'get',
  path: '/{study}/fieldwork',
  summary: 'Per wave: who waits, is scheduled, invited, started, complete, refused, expired',
  request: { params: studyParameter },
  responses: {
    200: jsonContent(
      'The fieldwork now',
      z.object({
        study: z.object({ id: z.string(), title: text, simulated: z.boolean() }),
        now: z.number(),
        members: z.number().int(),
        groups: z.array(z.object({ value: z.string(), label: text })),
        waves: z.array(
          z.object({
            id: z.string(),
            title: text,
            openDays: z.number().int(),
            hardEndDays: z.number().int(),
            opens: z.array(z.object({ event: z.string(), months: z.number().int() })),
            contacts: z.array(
              z.object({ kind: z.string(), ordinal: z.number().int(), afterDays: z.number().int() }),
            ),
            counts,
          }),
        ),
      }),
    ),
    default: problemContent,
  },
})

const membersRoute = createRoute({
  method: 'get',
  path: '/{study}/members',
  summary: 'Members by the status of their case in a wave, by pseudonym',
  request: {
    params: studyParameter,
    query: z.object({
      wave: z.string().max(64).optional(),
      status: z.string().max(32).optional(),
      group: z.string().max(32).optional(),
      search: z.string().max(64).optional(),
      page: z
        .string()
        .regex(/^\d{1,6}$/)
        .optional(),
    }),
  },
  responses: {
    200: jsonContent(
      'One page of members',
      z.object({
        total: z.number().int(),
        page: z.number().int(),
        pageLength: z.number().int(),
        members: z.array(
          z.object({
            id: z.string(),
            group: z.string(),
            participation: z.string(),
            application: z.string().nullable(),
            decision: z.string().nullable(),
            statuses: z.record(z.string(), z.string()),
          }),
        ),
      }),
    ),
    default: problemContent,
  },
})

const memberRoute = createRoute({
  method: 'get',
  path: '/{study}/members/{member}',
  summary: 'One member’s history: dates, contacts, states of answering and log, without answers or identity',
  request: { params: studyParameter.extend({ member: identifier }) },
  responses: { 200: jsonContent('The history', memberStorySchema), default: problemContent },
})

export function fieldworkRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/:study/fieldwork', staffOnly(context, 'read-fieldwork'))
  app.use('/:study/members', staffOnly(context, 'read-fieldwork'))
  app.use('/:study/members/:member', staffOnly(context, 'read-member'))
  const { store, published, clock } = context

  async function load(studyId: string) {
    const { design, simulated } = await published.study(store.now, studyId)
    const groupFact = design.plan.group
    const members = await store.snapshot((db) => listMembersWithCases(db, design.id))
    return { design, simulated, groupFact, members }
  }

  return app
    .openapi(fieldworkRoute, async (c) => {
      const { design, simulated, groupFact, members } = await load(c.req.valid('param').study)
      const counted = countFieldwork(design, members, groupFact, clock())
      const groups = design.facts.find((fact) => fact.name === groupFact)?.values ?? []
      return c.json(
        {
          study: { id: design.id, title: design.title, simulated },
          now: clock(),
          members: members.length,
          groups: groups.map(({ value, label }) => ({ value, label })),
          waves: design.waves.map((wave, index) => ({
            id: wave.id,
            title: wave.title,
            openDays: wave.openDays,
            hardEndDays: wave.hardEndDays,
            opens: wave.opens.map(({ event, months = 0 }) => ({ event, months })),
            contacts: wave.contacts.map(({ kind, ordinal, afterDays }) => ({ kind, ordinal, afterDays })),
            counts: counted[index]!.counts as Record<string, Record<string, number>>,
          })),
        },
        200,
      )
    })
    .openapi(membersRoute, async (c) => {
      const { wave, status, group, search, page = '1' } = c.req.valid('query')
      const { design, groupFact, members } = await load(c.req.valid('param').study)
      const now = clock()
      const found = members
        .filter((member) => !group || member.facts[groupFact] === group)
        .filter((member) => !search || member.id.includes(search.toLowerCase()))
        .map((member) => ({ member, statuses: statusesOf(design, member, now) }))
        .filter(
          ({ statuses }) =>
            !status || (wave ? [statuses[wave]] : Object.values(statuses)).includes(status as never),
        )
      const from = (Math.max(1, Number(page)) - 1) * pageLength
      return c.json(
        {
          total: found.length,
          page: Math.max(1, Number(page)),
          pageLength,
          members: found.slice(from, from + pageLength).map(({ member, statuses }) => ({
            id: member.id,
            group: member.facts[groupFact] ?? '',
            participation: member.participation,
            application: member.events.application ?? null,
            decision: member.events.decision ?? null,
            statuses,
          })),
        },
        200,
      )
    })
    .openapi(memberRoute, async (c) => {
      const { study, member } = c.req.valid('param')
      return c.json(await memberStory(context, study, member), 200)
    })
}
