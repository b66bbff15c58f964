import { beginVisit, type TestVisit } from '../../support/chat.ts'
import { agentAt, type Desk, type FloorApplication, ok, queueAt } from '../../support/floor.ts'
import type { SignedInPerson } from '../../support/people.ts'

/** Who gives a command, and bodies with which it is done, before a text is put into one. */
export interface Spoken {
  readonly by: { readonly visit: TestVisit } | { readonly desk: Desk }
  /** A field is tried in the first body with which its command is done. */
  readonly bodies: readonly object[]
}
export type Scenes = Readonly<Record<string, () => Promise<Spoken>>>

const clientId = () => crypto.randomUUID()
const text = { kind: 'text', text: 'x' } as const
/** Words that a person sends with a reason only. */
const CROSSING = '这款保本保息'

/**
 * A scene for every command of a door in which somebody can write text: contacts are begun, taken and ended for it anew.
 * @param admin somebody who may make queues
 */
export function socketScenes(app: FloorApplication, admin: SignedInPerson) {
  const desks: Desk[] = []
  const visit = () => beginVisit(app.url)
  const talking = async () => {
    const topic = `x${crypto.randomUUID().slice(24)}`
    const queue = await queueAt(admin, { topic })
    const desk = await agentAt(app, { queues: [queue.queueId] }, admin)
    desks.push(desk)
    const asking = await visit()
    await ok(asking.api('/chat/messages', { method: 'POST', body: { clientId: clientId(), topic, body: text } }))
    const { offerId, contactId } = await desk.rings()
    await ok(desk.accept(offerId))
    return { desk, visit: asking, contactId }
  }
  let inTalk: ReturnType<typeof talking> | undefined
  const staff: Scenes = {
    'post-message': async () => {
      inTalk ??= talking()
      const { desk, visit } = await inTalk
      const form = new FormData()
      form.append('file', new Blob(['a text']), 'a.txt')
      const { conversationId } = visit
      const headers = { authorization: `Bearer ${desk.token}` }
      const path = new URL(`/api/conversations/${conversationId}/files`, app.url)
      const { file } = await ok<{ file: { fileId: string } }>(fetch(path, { method: 'POST', headers, body: form }))
      const bodies = [
        { kind: 'text', text: CROSSING },
        { kind: 'file', fileId: file.fileId, caption: 'x' },
      ]
      return {
        by: { desk },
        bodies: bodies.map((body) => ({ conversationId, clientId: clientId(), body, redLineReason: 'an answer' })),
      }
    },
  }
  const chat: Scenes = {
    'post-message': async () => ({
      by: { visit: await visit() },
      bodies: [{ clientId: clientId(), topic: null, body: text }],
    }),
    'ask-for-person': async () => ({ by: { visit: await visit() }, bodies: [{ topic: null }] }),
    'choose-callback': async () => {
      const waiting = await visit()
      await ok(waiting.api('/chat/messages', { method: 'POST', body: { clientId: clientId(), body: text } }))
      await app.settled()
      return { by: { visit: waiting }, bodies: [{ phone: '13800138000' }] }
    },
    'rate-contact': async () => {
      const { desk, visit, contactId } = await talking()
      await ok(desk.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
      return { by: { visit }, bodies: [{ contactId, score: 1, comment: 'x' }] }
    },
  }
  return { staff, chat, leave: () => desks.forEach((desk) => void desk.vanish()) }
}
