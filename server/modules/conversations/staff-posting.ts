import type { z } from 'zod'
import type { Outcome } from '#libs/facts/decision.ts'
import type { newMessage, Posted, ReadMark } from '#modules/conversations/contract.ts'
import type { NewMessage, PostedMessage, PostRefusal } from '#modules/conversations/questions.ts'
import { markRead } from '#modules/conversations/read-marks.ts'
import { conversationVisibleTo } from '#modules/conversations/visibility.ts'
import type { Actor } from '#platform/access.ts'
import { answer, Problem, type Statuses } from '#platform/http/problem.ts'
import type { Platform } from '#platform/module.ts'

export interface StaffPosting {
  readonly platform: Platform
  readonly post: (message: NewMessage) => Promise<Outcome<PostedMessage, PostRefusal>>
}

const STATUSES: Statuses<PostRefusal> = {
  'conversation-not-found': 404,
  'not-a-participant': 403,
  'client-id-reused': 409,
  'message-empty': 400,
  'message-too-long': 400,
  'file-not-found': 404,
  'red-line-crossed': 422,
  'red-line-never-sent': 422,
}

/** An agent's message, by socket or HTTP. Who may not even read the conversation hears that there is none. */
export async function postAs(
  { platform, post }: StaffPosting,
  actor: Actor,
  conversationId: string,
  message: z.infer<typeof newMessage>,
): Promise<Posted> {
  const { body } = message
  const outcome = await post({
    conversationId,
    clientId: message.clientId,
    author: { kind: 'agent', id: actor.personId, name: actor.displayName },
    audience: message.audience,
    ...(message.redLineReason === undefined ? {} : { redLineReason: message.redLineReason }),
    body:
      body.kind === 'text'
        ? { kind: 'text', text: body.text, ...(body.choices === undefined ? {} : { choices: body.choices }) }
        : { kind: 'file', fileId: body.fileId, ...(body.caption === undefined ? {} : { caption: body.caption }) },
  })
  if (!outcome.ok && outcome.refusal === 'not-a-participant') await refuseAsAbsent(platform, actor, conversationId)
  const { seq, at, isRepeat, text } = answer(outcome, STATUSES)
  return { seq, at, isRepeat, text }
}

/** How far an agent has read; only who may write in the thread leaves a mark. */
export async function markReadAs(
  { platform }: StaffPosting,
  actor: Actor,
  conversationId: string,
  seq: number,
): Promise<ReadMark> {
  const mark = await markRead(platform, conversationId, { kind: 'agent', id: actor.personId }, seq)
  if (mark) return mark
  await refuseAsAbsent(platform, actor, conversationId)
  throw new Problem(403, 'not-a-participant', 'Join the contact first.')
}

async function refuseAsAbsent(platform: Platform, actor: Actor, conversationId: string): Promise<void> {
  if (!(await conversationVisibleTo(platform.db, actor, conversationId)))
    throw new Problem(404, 'conversation-not-found')
}
