import { saveChannel } from '#channels/web/channels.ts'
import { addReply } from '#modules/knowledge/canned-replies.ts'
import { reviewScript } from '#modules/knowledge/script-review.ts'
import { handInScript } from '#modules/knowledge/scripts.ts'
import type { Actor } from '#platform/access.ts'
import type { Platform } from '#platform/module.ts'
import { CHAT_ENTRANCE } from './bank/chat-entrance.ts'
import { STAFF } from './bank/staff.ts'
import { TOPIC_PLANS } from './bank/topics.ts'
import { expectDone } from './expect-done.ts'
import { REPLIES } from './replies/all-replies.ts'
import { SCRIPTS } from './scripts/all-scripts.ts'

/** What agents say, by scenario and at a keystroke, and what the chat shows before a word is said. */
export async function seedWords(inside: Platform, administratorId: string, complianceId: string): Promise<void> {
  const author = authorOf(administratorId)
  for (const { topics, steps, formFields, ...script } of SCRIPTS) {
    const body = {
      ...script,
      basedOnVersion: 0,
      topics: [...topics],
      steps: [...steps],
      formFields: [...formFields],
      effectiveAt: null,
      expiresAt: null,
    }
    const { scriptId } = expectDone(`script ${script.code}`, await handInScript(inside, author, body))
    const approval = { version: 1, decision: 'approve', note: null } as const
    const reviewed = await reviewScript(inside, { personId: complianceId }, scriptId, approval)
    expectDone(`review of ${script.code}`, reviewed)
  }
  for (const reply of REPLIES) {
    const body = { ...reply, audience: 'everyone', unitId: null } as const
    expectDone(`reply ${reply.shortcut}`, await addReply(inside, author, body))
  }
  const { key, name, greeting } = CHAT_ENTRANCE
  const topics = TOPIC_PLANS.map((topic) => ({ topic: topic.code, name: topic.name }))
  const entrance = { name, greeting, topics, allowedOrigins: [], isActive: true, version: 0 }
  expectDone('chat entrance', await saveChannel(inside, undefined, key, entrance))
}

/** The administrator as the one who wrote them, with no more rights than that takes. */
function authorOf(personId: string): Actor {
  const plan = STAFF.find((person) => person.role === 'administrator')
  return {
    personId,
    sessionId: 'seed',
    displayName: plan?.name ?? '',
    agentNo: plan?.agentNo ?? '',
    locale: 'zh-CN',
    roles: ['administrator'],
    permissions: new Map([
      ['knowledge.share-replies', 'all'],
      ['knowledge.write-scripts', 'all'],
    ]),
    unitIds: [],
    unitPath: [],
  }
}
