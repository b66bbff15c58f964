import type { Instant } from '#libs/facts/event.ts'
import type { Deps } from '#modules/conversations/deps.ts'
import { lockConversation } from '#modules/conversations/store.ts'
import { noticeExtra } from '#modules/conversations/writer/draft.ts'
import { writeMessages } from '#modules/conversations/writer/write-messages.ts'
import type { Tx } from '#platform/database/database.ts'

export interface Notice {
  readonly conversationId: string
  readonly contactId: string | null
  readonly code: string
  readonly values?: Readonly<Record<string, string | number>>
  readonly audience: 'everyone' | 'staff'
  readonly at: Instant
}

/** Adds a system line to the thread in the caller's transaction; sockets hear of it once that has committed. */
export async function postNotice(deps: Pick<Deps, 'publisher'>, tx: Tx, notice: Notice): Promise<void> {
  if (!(await lockConversation(tx, notice.conversationId))) throw new Error('a notice for a conversation that is not')
  const draft = {
    conversationId: notice.conversationId,
    clientId: null,
    contactId: notice.contactId,
    author: { kind: 'system', id: 'conversations', name: null },
    audience: notice.audience,
    kind: 'notice',
    text: null,
    extra: noticeExtra(notice.code, notice.values),
    fileId: null,
    said: null,
    isMeaningful: false,
    overruled: null,
    cause: { kind: 'system', id: 'conversations.notice' },
  } as const
  const written = await writeMessages(tx, [draft], notice.at, true)
  tx.afterCommit(() => deps.publisher.publish(written))
}
