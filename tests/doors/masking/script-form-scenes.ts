import type { Script } from '#modules/knowledge/contract.ts'
import { customerAsks, type Desk, type FloorApplication, ok } from '../../support/floor.ts'
import type { SignedInPerson } from '../../support/people.ts'
import { scriptBody } from '../access/things.ts'

/** A contact in hand, beside which a script asks for something. */
export const scriptFormScenes = (
  app: FloorApplication,
  boss: SignedInPerson,
  newLeader: () => Promise<{ readonly leader: Desk; readonly topic: string }>,
) => ({
  'PUT /api/assist/contacts/{contactId}/script-forms/{scriptId}': async () => {
    const { name } = scriptBody()
    const body = { ...scriptBody(), formFields: [{ field: 'story', name, kind: 'text', isRequired: false }] }
    const { scriptId } = await ok<Script>(boss.api('/api/scripts', { method: 'POST', body }))
    const { leader, topic } = await newLeader()
    const { contactId } = await customerAsks(app, { topic })
    await ok(leader.accept((await leader.rings()).offerId))
    return {
      token: leader.token,
      outside: { contactId, scriptId },
      body: { scriptVersion: 1, revision: 0, field: 'story', value: 'x' },
    }
  },
})
