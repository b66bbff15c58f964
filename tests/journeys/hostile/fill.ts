import { agentAt, customerAsks, type Desk, type FloorApplication, ok, queueAt } from '../../support/floor.ts'
import type { SignedInPerson } from '../../support/people.ts'
import { inThree, pieces } from './payloads.ts'

/** Puts every payload into every text that people or customers can write. @returns how many were taken, by field */
export async function fillWith(
  payloads: readonly string[],
  app: FloorApplication,
  admin: SignedInPerson,
): Promise<{ readonly taken: Readonly<Record<string, number>>; readonly desk: Desk }> {
  const taken: Record<string, number> = {}
  const put = async (field: string, path: string, body: unknown, method = 'POST') => {
    const { status } = await admin.api(path, { method, body })
    if (status >= 500) throw new Error(`${field}: ${status}`)
    if (status < 300) taken[field] = (taken[field] ?? 0) + 1
  }
  const units = (await ok<{ units: { unitId: string }[] }>(admin.api('/api/units'))).units
  const unitId = units[0]?.unitId
  for (const [index, payload] of payloads.entries()) {
    const words = inThree(payload)
    const roles = [{ role: 'agent', unitId }]
    await put('person', '/api/people', {
      agentNo: `X${1_000 + index}`,
      displayName: payload.slice(0, 80),
      unitId,
      roles,
    })
    await put('unit', '/api/units', { kind: 'team', name: payload, parentId: unitId })
    await put('skill', `/api/skills/x-${index}`, { kind: 'product', names: words, offered: true }, 'PUT')
    await put('queue', '/api/routing/queues', {
      code: `x-${index}`,
      name: words,
      channel: 'web',
      language: null,
      requirements: { skills: [] },
      calendarKey: null,
    })
    await put('reply', '/api/canned-replies', {
      shortcut: `x${index}`,
      title: words,
      text: words,
      audience: 'everyone',
      unitId: null,
    })
    await put('reason', '/api/contact-reasons', { code: `x-${index}`, name: words })
    await put('disposition', '/api/dispositions', { code: `x-${index}`, name: words, isResolved: true })
    await put('webhook', '/api/webhooks', { url: 'https://hook.example/in', description: payload, types: ['x.y'] })
    await put('article', '/api/articles', article(index, payload))
    await put('search', '/api/article-searches', { query: payload, locale: 'zh-CN' })
    await put('calendar', `/api/calendars/x-${index}`, calendar(words), 'PUT')
  }
  for (const [index, piece] of pieces(payloads, 1_800).entries()) {
    const words = inThree(piece)
    const step = { stepId: 'one', isMandatory: true, title: words, say: words }
    await put('script', '/api/scripts', {
      code: `x-${index}`,
      basedOnVersion: 0,
      name: words,
      minIdentityLevel: 0,
      topics: [],
      steps: [step],
      handOff: words,
      formFields: [],
    })
  }
  const desk = await contact(payloads, app, admin, taken)
  return { taken, desk }
}

const article = (index: number, text: string) => {
  const variant = { title: text, questions: [text], answer: text }
  return {
    ...{ code: `x-${index}`, topic: 'x', audience: 'both', channels: [], products: [], unitIds: [] },
    ...{ effectiveAt: null, expiresAt: null, words: { 'zh-CN': variant, 'zh-TW': variant, en: variant } },
  }
}

const calendar = (name: object) => ({
  name,
  data: { zone: 'Asia/Shanghai', weekly: {}, holidays: [] },
  version: 0,
})

/** One chat in which customer and agent say every payload; what they attach, note, and write at the end as well. */
async function contact(
  payloads: readonly string[],
  app: FloorApplication,
  admin: SignedInPerson,
  taken: Record<string, number>,
): Promise<Desk> {
  const queue = await queueAt(admin, { topic: 'hostile', name: inThree(payloads[1] ?? '') })
  const desk = await agentAt(
    app,
    { roles: ['agent'], queues: [queue.queueId], displayName: payloads[1]?.slice(0, 80) ?? '' },
    admin,
  )
  const { visitor } = await customerAsks(app, { topic: 'hostile' })
  const offer = await desk.rings()
  await ok(desk.accept(offer.offerId))
  const { conversationId } = visitor
  const count = (field: string, isTaken: boolean) => {
    if (isTaken) taken[field] = (taken[field] ?? 0) + 1
  }
  for (const payload of payloads) {
    count('customer message', (await visitor.say(payload)).ok)
    for (const audience of ['everyone', 'staff'] as const) {
      const body = { clientId: crypto.randomUUID(), audience, body: { kind: 'text', text: payload } }
      count(
        `agent to ${audience}`,
        (await desk.api(`/api/conversations/${conversationId}/messages`, { method: 'POST', body })).ok,
      )
    }
    count('file name', await attach(app, conversationId, visitor.customerId, `${payload}.txt`))
  }
  const path = `/api/contacts/${offer.contactId}`
  count(
    'summary',
    (await desk.api(`${path}/wrap-up`, { method: 'PUT', body: { summary: pieces(payloads, 1_900)[0] } })).ok,
  )
  return desk
}

/** A file the customer sends, with a caption. */
async function attach(
  app: FloorApplication,
  conversationId: string,
  customerId: string,
  name: string,
): Promise<boolean> {
  const by = { kind: 'customer', id: customerId } as const
  const content = (async function* () {
    yield Buffer.from('a text')
  })()
  const received = await app.conversations.receiveFile({ conversationId, by, name, content })
  if (!received.ok) return false
  const body = { kind: 'file', fileId: received.value.fileId, caption: name } as const
  return (
    await app.conversations.post({
      conversationId,
      clientId: crypto.randomUUID(),
      author: by,
      audience: 'everyone',
      body,
    })
  ).ok
}
