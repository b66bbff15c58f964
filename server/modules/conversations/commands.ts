import { markRead as markReadBody, postMessage, typingBody } from '#modules/conversations/contract.ts'
import { agentIsTyping } from '#modules/conversations/read-marks.ts'
import { markReadAs, postAs, type StaffPosting } from '#modules/conversations/staff-posting.ts'
import { type Actor, may } from '#platform/access.ts'
import { Problem } from '#platform/http/problem.ts'
import { command, type SocketCommand } from '#platform/realtime/command.ts'

/** What agents do over the socket, where a keystroke's delay counts. The same rules as over HTTP. */
export function conversationCommands(posting: StaffPosting): Record<string, SocketCommand<Actor>> {
  const { platform } = posting
  return {
    'post-message': command(
      postMessage,
      (actor, { conversationId, ...message }) => postAs(posting, actor, conversationId, message),
      needServe,
    ),
    typing: command(
      typingBody,
      (actor, { conversationId, audience }) =>
        agentIsTyping(platform, conversationId, { id: actor.personId, name: actor.displayName }, audience),
      needServe,
    ),
    'mark-read': command(
      markReadBody,
      (actor, { conversationId, seq }) => markReadAs(posting, actor, conversationId, seq),
      needServe,
    ),
  }
}

function needServe(actor: Actor): void {
  if (!may(actor, 'conversations.serve')) {
    throw new Problem(403, 'not-permitted', 'This needs the permission conversations.serve.')
  }
}
