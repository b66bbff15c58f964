import { markRead as markReadBody, postMessage, typingBody } from '#modules/conversations/contract.ts'
import { agentIsTyping } from '#modules/conversations/read-marks.ts'
import { markReadAs, postAs, type StaffPosting } from '#modules/conversations/staff-posting.ts'
import { type Actor, may } from '#platform/access.ts'
import { Problem } from '#platform/http/problem.ts'
import type { SocketCommand } from '#platform/realtime/topics.ts'

/** What agents do over the socket, where a keystroke's delay counts. The same rules as over HTTP. */
export function conversationCommands(posting: StaffPosting): Record<string, SocketCommand<Actor>> {
  const { platform } = posting
  return {
    'post-message': async (actor, body) => {
      needServe(actor)
      const { conversationId, ...message } = postMessage.parse(body)
      return postAs(posting, actor, conversationId, message)
    },
    typing: async (actor, body) => {
      needServe(actor)
      const { conversationId, audience } = typingBody.parse(body)
      await agentIsTyping(platform, conversationId, { id: actor.personId, name: actor.displayName }, audience)
    },
    'mark-read': async (actor, body) => {
      needServe(actor)
      const { conversationId, seq } = markReadBody.parse(body)
      return markReadAs(posting, actor, conversationId, seq)
    },
  }
}

function needServe(actor: Actor): void {
  if (!may(actor, 'conversations.serve')) {
    throw new Problem(403, 'not-permitted', 'This needs the permission conversations.serve.')
  }
}
