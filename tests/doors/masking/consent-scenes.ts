import { consentWords, knownCustomer } from '../../support/consents.ts'
import { type FloorApplication, ok } from '../../support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../support/people.ts'

/** The words of a partner nobody wrote about yet, in and out of review, and what a customer asks about their data. */
export function consentScenes(app: FloorApplication, boss: SignedInPerson) {
  const partner = () => `p-${crypto.randomUUID().replaceAll(/[\d-]/g, '')}`
  const draft = () => {
    const receiver = partner()
    return { purpose: 'sharing-partner', receiver, words: consentWords('x'), revision: 0 }
  }
  const customer = () => knownCustomer(app.platform, '王小萍')
  /** Of two people: nobody reviews what they wrote. */
  let reviewer: ReturnType<typeof signedInAs> | undefined
  return {
    'POST /api/customers/{customerId}/consents': async () => {
      const said = { purpose: 'sharing-partner', channel: 'any', receiver: partner(), says: 'no', saidThrough: 'phone' }
      return { token: boss.token, outside: { customerId: await customer() }, body: said }
    },
    'PUT /api/consent-texts': async () => ({ token: boss.token, body: draft() }),
    'POST /api/consent-texts/{textId}/review': async () => {
      const body = draft()
      type Reply = { texts: { textId: string; receiver: string }[] }
      const { texts } = await ok<Reply>(boss.api('/api/consent-texts', { method: 'PUT', body }))
      const textId = texts.find(({ receiver }) => receiver === body.receiver)?.textId ?? ''
      await ok(boss.api(`/api/consent-texts/${textId}/submission`, { method: 'POST', body: { revision: 1 } }))
      reviewer ??= signedInAs(app, { roles: ['compliance'] })
      const { token } = await reviewer
      return { token, outside: { textId }, body: { revision: 1, decision: 'return', note: 'x' } }
    },
    'POST /api/customers/{customerId}/data-requests': async () => {
      const body = { kind: 'access', wish: 'x', saidThrough: 'phone' }
      return { token: boss.token, outside: { customerId: await customer() }, body }
    },
    'POST /api/data-requests/{requestId}/answer': async () => {
      const body = { kind: 'access', wish: 'x', saidThrough: 'phone' }
      const path = `/api/customers/${await customer()}/data-requests`
      const { requestId } = await ok<{ requestId: string }>(boss.api(path, { method: 'POST', body }))
      return { token: boss.token, outside: { requestId }, body: { decision: 'do', answer: 'x' } }
    },
    'POST /api/customers/{customerId}/legal-holds': async () => ({
      token: boss.token,
      outside: { customerId: await customer() },
      body: { reason: 'x' },
    }),
  }
}
