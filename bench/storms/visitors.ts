import { openWire } from '../wire.ts'
import type { Place } from './sockets.ts'

const AT_ONCE = 40

/** Visitors who said something and whose contact is over, with the page still open: each thread has lines to come back to. */
export async function prepareVisitors(url: string, count: number): Promise<Place[]> {
  const places: Place[] = []
  const turn = async () => {
    while (begun++ < count) places.push(await prepare(url))
  }
  let begun = 0
  await Promise.all(Array.from({ length: AT_ONCE }, turn))
  return places
}

async function prepare(url: string): Promise<Place> {
  const answer = await fetch(`${url}/chat/visits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'main', language: 'en' }),
  })
  if (!answer.ok) throw new Error(`no visit: ${answer.status} ${await answer.text()}`)
  const { visitToken, conversationId } = (await answer.json()) as { visitToken: string; conversationId: string }
  const wire = await openWire({ url, door: 'customer', token: visitToken, onFrame: () => {} })
  const text = 'Thank you, that is all for today.'
  await wire.do('post-message', { clientId: crypto.randomUUID(), body: { kind: 'text', text } })
  await wire.do('leave', {})
  wire.end()
  const topics = [`conversation:${conversationId}`, `contact:${conversationId}`]
  return { door: 'customer', token: visitToken, topics }
}
