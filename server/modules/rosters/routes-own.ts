import { z } from 'zod'
import type { ShiftAnswerRefusal } from '#modules/rosters/decide-shift-change.ts'
import { type AskLeaveRefusal, askLeave } from '#modules/rosters/leave-ask.ts'
import { type WithdrawLeaveRefusal, withdrawLeave } from '#modules/rosters/leave-decide.ts'
import { answerShiftChange } from '#modules/rosters/own-answer.ts'
import { changeAnswerBody, leaveBody, leaveItem, ownShifts, preferences } from '#modules/rosters/own-contract.ts'
import type { OwnDeps } from '#modules/rosters/own-deps.ts'
import { setPreferences } from '#modules/rosters/own-preferences.ts'
import { viewOwnShifts } from '#modules/rosters/own-view.ts'
import { swapRoutes } from '#modules/rosters/routes-swaps.ts'
import { answer, type Statuses } from '#platform/http/problem.ts'
import { actorOf, type HttpApp } from '#platform/http/server.ts'

export const LEAVE: Statuses<AskLeaveRefusal> = {
  'person-not-found': 404,
  'leave-ends-before-it-begins': 400,
  'leave-too-long': 400,
  'leave-too-far': 400,
  'leave-in-the-past': 400,
  'leave-overlaps': 409,
  'shift-begun': 409,
}
const WITHDRAWAL: Statuses<WithdrawLeaveRefusal> = { 'leave-not-found': 404, 'leave-ended': 409, 'leave-begun': 409 }
const ANSWER: Statuses<ShiftAnswerRefusal> = {
  'shift-change-not-found': 404,
  'shift-changed-meanwhile': 409,
  'rule-broken': 409,
  'not-rostered': 409,
}
const tags = ['Own shifts']
const own = { access: { permission: 'rosters.own' } }

/** What people see and say of their own shifts, leave and wishes. */
export function ownRoutes(app: HttpApp, deps: OwnDeps): void {
  app.get(
    '/api/rosters/own',
    {
      config: own,
      schema: {
        tags,
        summary: 'Four weeks of own shifts, with what waits, leave and wishes',
        response: { 200: ownShifts },
      },
    },
    (request) => viewOwnShifts(deps, actorOf(request)),
  )
  app.put(
    '/api/rosters/own/preferences',
    {
      config: own,
      schema: {
        tags,
        summary: 'Say what the next roster should try to keep',
        body: preferences,
        response: { 200: preferences },
      },
    },
    (request) => setPreferences(deps, actorOf(request).personId, request.body),
  )
  app.post(
    '/api/rosters/own/leave',
    {
      config: own,
      schema: {
        tags,
        summary: 'Ask for leave; answered at once, or left to a person',
        body: leaveBody,
        response: { 200: leaveItem },
      },
    },
    async (request) => answer(await askLeave(deps, actorOf(request).personId, request.body), LEAVE),
  )
  app.delete(
    '/api/rosters/own/leave/:leaveId',
    {
      config: own,
      schema: {
        tags,
        summary: 'Take back leave that has not begun; its shifts come back as far as the rules allow',
        params: z.object({ leaveId: z.uuid() }),
        response: { 200: leaveItem.pick({ givenBack: true, leftOpen: true }) },
      },
    },
    async (request) => answer(await withdrawLeave(deps, actorOf(request).personId, request.params.leaveId), WITHDRAWAL),
  )
  app.post(
    '/api/rosters/own/changes/:changeId/answer',
    {
      config: own,
      schema: {
        tags,
        summary: 'Agree to a change inside the notice, or decline it',
        params: z.object({ changeId: z.uuid() }),
        body: changeAnswerBody,
        response: { 200: z.null() },
      },
    },
    async (request) => {
      const { changeId } = request.params
      return answer(await answerShiftChange(deps, actorOf(request).personId, changeId, request.body.agrees), ANSWER)
    },
  )
  swapRoutes(app, deps)
}
