import type { DeskContact } from '#modules/conversations/contract.ts'

/** A contact for tests: asked at 0, owned, nothing said yet. */
export function sampleContact(contactId: string, change: Partial<DeskContact> = {}): DeskContact {
  return {
    contact: {
      contactId,
      reference: `S1121-${contactId}`,
      conversationId: `conversation-${contactId}`,
      customer: null,
      channel: 'web',
      language: 'zh-CN',
      topic: null,
      lane: 'ordinary',
      state: 'active',
      queueId: null,
      owner: null,
      askedAt: 0,
      offeredAt: 0,
      answeredAt: 0,
      firstResponseAt: null,
      endedAt: null,
      endReason: null,
      reasonCode: null,
      dispositionCode: null,
    },
    role: 'owner',
    unreadCount: 0,
    lastSeq: 1,
    lastMessage: null,
    customerWaitingSince: null,
    heldSince: null,
    promise: null,
    wrapUp: {
      startedAt: null,
      dueAt: null,
      finishedAt: null,
      isAutomatic: false,
      reasonCode: null,
      dispositionCode: null,
      summary: '',
    },
    ...change,
  }
}
