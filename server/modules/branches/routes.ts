import { z } from 'zod'
import { slotsOf } from '#modules/branches/book.ts'
import {
  branchList,
  branchSettingsBody,
  branchSettingsList,
  branchView,
  dayQuery,
  dayView,
  slotList,
  slotQuery,
} from '#modules/branches/contract.ts'
import type { BranchDeps } from '#modules/branches/deps.ts'
import { reaches, saveSettings, viewBranches } from '#modules/branches/settings.ts'
import { BRANCHES } from '#modules/branches/statuses.ts'
import { viewDay } from '#modules/branches/views.ts'
import { answer, Problem } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

const tags = ['Branches']
const params = z.object({ unitId: z.uuid() })

/** Branches, their free places, their days, and how they receive customers. */
export function branchRoutes(app: HttpApp, deps: BranchDeps): void {
  const { platform, asks } = deps
  const { db, clock } = platform
  app.get(
    '/api/branches',
    {
      config: { access: { permission: 'branches.book' } },
      schema: { tags, summary: 'Branches that take bookings', response: { 200: branchList } },
    },
    async () => ({ branches: (await viewBranches(deps, () => true)).filter(({ settings }) => settings !== null) }),
  )
  app.get(
    '/api/branches/mine',
    {
      config: { access: { permission: 'branches.read' } },
      schema: { tags, summary: 'Branches whose days one may see', response: { 200: branchList } },
    },
    async (request) => ({
      branches: await viewBranches(deps, (unitId) => reaches(actorOf(request), 'branches.read', unitId)),
    }),
  )
  app.get(
    '/api/branches/settings',
    {
      config: { access: { permission: 'branches.configure' } },
      schema: {
        tags,
        summary: 'How the branches within one’s reach receive customers',
        response: { 200: branchSettingsList },
      },
    },
    async (request) => ({
      branches: await viewBranches(deps, (unitId) => reaches(actorOf(request), 'branches.configure', unitId)),
      calendars: [...(await asks.promises.calendars(db))],
    }),
  )
  app.put(
    '/api/branches/:unitId/settings',
    {
      config: { access: { permission: 'branches.configure' } },
      schema: {
        tags,
        summary: 'Write how a branch receives customers',
        params,
        body: branchSettingsBody,
        response: { 200: branchView },
      },
    },
    async (request) =>
      answer(await saveSettings(deps, actorOf(request), request.params.unitId, request.body), BRANCHES),
  )
  app.get(
    '/api/branches/:unitId/slots',
    {
      config: { access: { permission: 'branches.book' } },
      schema: {
        tags,
        summary: 'Free places of a branch, never in the past, never outside its hours',
        params,
        querystring: slotQuery,
        response: { 200: slotList },
      },
    },
    async (request) => {
      const slots = await slotsOf(deps, db, request.params.unitId, request.query)
      if (!slots) throw new Problem(404, 'branch-not-found')
      return { asOf: clock.now(), slots }
    },
  )
  app.get(
    '/api/branches/:unitId/day',
    {
      config: { access: { permission: 'branches.read' } },
      schema: {
        tags,
        summary: 'Who comes to a branch on a day, who waits, and the figures of it',
        params,
        querystring: dayQuery,
        response: { 200: dayView },
      },
    },
    async (request) => {
      const day = await viewDay(deps, actorOf(request), request.params.unitId, request.query)
      if (!day) throw new Problem(404, 'branch-not-found')
      return day
    },
  )
}
