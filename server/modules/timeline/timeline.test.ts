import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { searchPage, TimelineEntry, timelinePage } from '#modules/timeline/contract.ts'
import { conditionOf } from '#modules/timeline/search-timeline.ts'
import { sql } from '#platform/database/database.ts'
import {
  agentAt,
  customerAsks,
  type Desk,
  type FloorApplication,
  ok,
  queueAt,
  refusalOf,
  startFloor,
} from '../../../tests/support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

type Page = z.infer<typeof timelinePage>
type Found = z.infer<typeof searchPage>

let app: FloorApplication
let mei: Desk
let supervisor: SignedInPerson
beforeAll(async () => {
  app = await startFloor()
  const admin = await signedInAs(app, { roles: ['administrator'] })
  const { queueId } = await queueAt(admin)
  supervisor = await signedInAs(app, { roles: ['supervisor'] })
  mei = await agentAt(app, { displayName: '坐席梅', queues: [queueId] }, admin)
  await app.settled()
})
afterAll(() => app.stop())

async function served(summary: string) {
  const { contactId, visitor } = await customerAsks(app)
  await ok(mei.accept((await mei.rings()).offerId))
  await app.settled()
  const during = await ok<Page>(mei.api(`/api/timeline/${visitor.customerId}`))
  await ok(mei.api(`/api/contacts/${contactId}/end`, { method: 'POST' }))
  const codes = { reasonCode: 'card.lost-stolen', dispositionCode: 'resolved', summary }
  await ok(mei.api(`/api/contacts/${contactId}/wrap-up/finish`, { method: 'POST', body: codes }))
  await app.settled()
  return { contactId, customerId: visitor.customerId, during }
}
const of = async (customerId: string, query = '') =>
  (await ok<Page>(supervisor.api(`/api/timeline/${customerId}${query}`))).entries
const find = (words: string, who: Pick<SignedInPerson, 'api'> = supervisor, more: object = {}) =>
  ok<Found>(who.api('/api/timeline/search', { method: 'POST', body: { words, ...more } }))

describe('the line of a customer', () => {
  it('has a contact once, open while it goes on and with codes, summary and agent afterwards', async () => {
    const { contactId, customerId, during } = await served('年费收了两次，已退')
    expect(during.entries[0]).toMatchObject({ kind: 'contact', sourceId: contactId, isOpen: true })
    const contacts = (await of(customerId)).filter(({ kind }) => kind === 'contact')
    expect(contacts).toHaveLength(1)
    expect(contacts[0]).toMatchObject({
      isOpen: false,
      words: '年费收了两次，已退',
      person: { personId: mei.personId, name: '坐席梅' },
      detail: { reasonCode: 'card.lost-stolen', dispositionCode: 'resolved', endReason: 'agent-ended' },
    })
  })

  it('holds no secret that somebody wrote into a summary', async () => {
    const { customerId } = await served('卡号 6222 0212 3456 7894 已挂失')
    expect(JSON.stringify(await of(customerId))).not.toMatch(/6222 ?0212 ?3456 ?7894/)
  })

  it('is read in pages without a gap or a double, and by kinds', async () => {
    const { customerId } = await served('第一次')
    const needs = [['plain-words'], ['large-print'], ['no-menus'], ['speak-slowly']]
    for (const wanted of needs)
      await ok(supervisor.api(`/api/customers/${customerId}/needs`, { method: 'PUT', body: { needs: wanted } }))
    await app.settled()
    const whole = (await of(customerId)).map(({ entryId }) => entryId)
    expect(whole).toHaveLength(6)
    const paged: number[] = []
    let after: string | null = null
    do {
      const page: Page = await ok(
        supervisor.api(`/api/timeline/${customerId}?limit=2${after === null ? '' : `&after=${after}`}`),
      )
      paged.push(...page.entries.map(({ entryId }) => entryId))
      after = page.next
    } while (after !== null)
    expect(paged).toEqual(whole)
    const kinds = (entries: readonly TimelineEntry[]) => new Set(entries.map(({ kind }) => kind))
    expect(kinds(await of(customerId, '?kinds=needs-changed'))).toEqual(new Set(['needs-changed']))
  })

  it('is not there for an agent who does not serve the customer, nor for anybody when there is no such customer', async () => {
    const { customerId } = await served('别人的客户')
    expect(await refusalOf(mei.api(`/api/timeline/${customerId}`))).toMatchObject({ status: 404 })
    expect(await refusalOf(supervisor.api(`/api/timeline/${crypto.randomUUID()}`))).toMatchObject({ status: 404 })
  })
})

describe('a search', () => {
  it('finds summaries by words in either script, and only those that hold all of them', async () => {
    const { contactId } = await served('客户说理财到期没有提醒')
    for (const words of ['理财到期', '理財 提醒', '到期'])
      expect((await find(words)).hits.map(({ sourceId }) => sourceId)).toContain(contactId)
    expect((await find('理财 汇率')).hits).toEqual([])
    expect((await find('、')).hits).toEqual([])
  })

  it('finds a contact by the beginning of its number, letters of either case', async () => {
    const { customerId } = await served('按编号找')
    const reference = (await of(customerId))[0]!.reference as string
    expect((await find(reference.toLowerCase())).hits.map((hit) => hit.reference)).toEqual([reference])
  })

  it('shows an agent nothing of customers they do not serve', async () => {
    await served('只有主管能找到的摘要')
    expect((await find('主管能找到')).hits).toHaveLength(1)
    expect((await find('主管能找到', mei)).hits).toEqual([])
  })

  it('is answered by the index of terms, or of numbers, however many entries there are', async () => {
    const planOf = (words: string) =>
      app.platform.db.transaction(async (tx) => {
        await tx.run(sql`set local enable_seqscan = off`)
        await tx.run(sql`set local enable_indexscan = off`)
        const lines = await tx.rows<Record<string, string>>(
          sql`explain select 1 from timeline.entry e where ${conditionOf(words) ?? sql`true`}`,
        )
        return lines.flatMap((line) => Object.values(line)).join('\n')
      })
    expect(await planOf('理财到期')).toContain('Bitmap Index Scan on entry_terms')
    expect(await planOf('S1123-0')).toContain('Bitmap Index Scan on entry_reference')
  })

  it('is read in pages, latest first', async () => {
    const first = await served('分页查找甲')
    const second = await served('分页查找乙')
    const page = await find('分页查找', supervisor, { limit: 1 })
    expect(page.hits.map(({ sourceId }) => sourceId)).toEqual([second.contactId])
    const next = await find('分页查找', supervisor, { limit: 1, after: page.next })
    expect(next.hits.map(({ sourceId }) => sourceId)).toEqual([first.contactId])
  })
})
