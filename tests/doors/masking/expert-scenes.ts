import type { ExpertQuestion, ExpertSettings } from '#modules/assist/experts-contract.ts'
import { customerAsks, type Desk, type FloorApplication, ok } from '../../support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../support/people.ts'

/** A contact in hand beside which an expert is asked, and a question that an expert took. */
export function expertScenes(
  app: FloorApplication,
  boss: SignedInPerson,
  newLeader: () => Promise<{ readonly leader: Desk; readonly topic: string }>,
) {
  const held = async () => {
    const { leader, topic } = await newLeader()
    const { contactId } = await customerAsks(app, { topic })
    await ok(leader.accept((await leader.rings()).offerId))
    return { leader, token: leader.token, contactId }
  }
  const ask = { skill: 'deposits', locale: 'en', question: 'x' }
  const taken = async () => {
    const expert = await signedInAs(app, { roles: ['trainer'], skills: { deposits: 5 } })
    const { leader, contactId } = await held()
    const path = `/api/contacts/${contactId}/expert-questions`
    const { questionId } = await ok<ExpertQuestion>(leader.api(path, { method: 'POST', body: ask }))
    await ok(expert.api(`/api/expert-questions/${questionId}/taking`, { method: 'POST' }))
    return { expert, token: expert.token, outside: { questionId } }
  }
  return {
    'POST /api/contacts/{contactId}/expert-questions': async () => {
      await signedInAs(app, { roles: ['trainer'], skills: { deposits: 5 } })
      const { token, contactId } = await held()
      return { token, outside: { contactId }, body: ask }
    },
    'POST /api/expert-questions/{questionId}/sending-back': async () => {
      const { token, outside } = await taken()
      return { token, outside, body: { note: 'x' } }
    },
    'PUT /api/expert-questions/{questionId}/answer': async () => {
      const { token, outside } = await taken()
      return { token, outside, body: { answer: 'x' } }
    },
    'POST /api/expert-questions/{questionId}/draft': async () => {
      const { expert, token, outside } = await taken()
      const path = `/api/expert-questions/${outside.questionId}/answer`
      await ok(expert.api(path, { method: 'PUT', body: { answer: 'x' } }))
      return { token, outside, body: { topic: 'card', audience: 'agent' } }
    },
    'PUT /api/expert-questions/settings': async () => {
      const { version } = await ok<ExpertSettings>(boss.api('/api/expert-questions/settings'))
      const skillOfTopic = [{ topic: 'card', skill: 'deposits' }]
      return { body: { answerWithinSeconds: 300, leastLevel: 4, skillOfTopic, version } }
    },
  }
}
