import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CannedReply, Script } from '#modules/knowledge/contract.ts'
import { startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { createUnit, type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text })
const reply = (shortcut: string, more: object = {}) => ({
  shortcut,
  title: words('Greeting'),
  text: words('您好 {{customer.name}}'),
  audience: 'own',
  ...more,
})

const scriptBody = (code: string, basedOnVersion: number, title: string) => ({
  code,
  basedOnVersion,
  name: words('挂失'),
  minIdentityLevel: 1,
  topics: ['card-loss'],
  steps: [{ stepId: 'block', isMandatory: true, title: words(title), say: null }],
  handOff: words('…'),
  formFields: [],
})

describe('knowledge', () => {
  let app: TestApplication
  beforeAll(async () => {
    app = await startTestApplication()
  })
  afterAll(() => app.stop())

  it('gives each agent their own replies, their units’ and everyone’s, and no others', async () => {
    const team = await createUnit(app.platform, { name: 'Cards' })
    const loans = await createUnit(app.platform, { name: 'Loans' })
    const [mei, hua, lead, trainer] = await Promise.all([
      signedInAs(app, { roles: ['agent'], unit: team }),
      signedInAs(app, { roles: ['agent'], unit: loans }),
      signedInAs(app, { roles: ['team-leader'], unit: team }),
      signedInAs(app, { roles: ['trainer'] }),
    ])
    const add = (who: typeof mei, body: object) => who.api('/api/canned-replies', { method: 'POST', body })
    expect((await add(mei, reply('hi'))).status).toBe(200)
    expect((await add(hua, reply('hi'))).status).toBe(200)
    expect((await add(lead, reply('team', { audience: 'unit', unitId: team }))).status).toBe(200)
    expect((await add(lead, reply('all', { audience: 'everyone' }))).status).toBe(403)
    expect((await add(mei, reply('mine', { audience: 'unit', unitId: team }))).status).toBe(403)
    const nowhere = crypto.randomUUID()
    expect((await add(trainer, reply('nowhere', { audience: 'unit', unitId: nowhere }))).status).toBe(409)
    const shortcuts = async (who: typeof mei) => {
      const { replies } = (await (await who.api('/api/canned-replies')).json()) as { replies: CannedReply[] }
      return replies.map(({ shortcut, mayEdit }) => `${shortcut}:${mayEdit}`)
    }
    expect(await shortcuts(mei)).toEqual(['hi:true', 'team:false'])
    expect(await shortcuts(hua)).toEqual(['hi:true'])
    expect(await shortcuts(lead)).toEqual(['team:true'])
  })

  it('gives what a branch wrote to all of its teams, and what a team wrote not to the branch beside it', async () => {
    const branch = await createUnit(app.platform, { name: 'South', kind: 'branch' })
    const team = await createUnit(app.platform, { name: 'South cards', parent: branch })
    const [lead, mei, other] = await Promise.all([
      signedInAs(app, { roles: ['supervisor'], unit: branch }),
      signedInAs(app, { roles: ['agent'], unit: team }),
      signedInAs(app, { roles: ['agent'], unit: await createUnit(app.platform, { name: 'North' }) }),
    ])
    const body = reply('branch', { audience: 'unit', unitId: branch })
    expect((await lead.api('/api/canned-replies', { method: 'POST', body })).status).toBe(200)
    const shortcuts = async (who: typeof mei) => {
      const { replies } = (await (await who.api('/api/canned-replies')).json()) as { replies: CannedReply[] }
      return replies.map(({ shortcut }) => shortcut)
    }
    expect(await shortcuts(mei)).toEqual(['branch'])
    expect(await shortcuts(other)).toEqual([])
  })

  it('refuses a shortcut twice, an unknown variable, and an edit of an older version', async () => {
    const mei = await signedInAs(app, { roles: ['agent'] })
    const add = (body: object) => mei.api('/api/canned-replies', { method: 'POST', body })
    const made = (await (await add(reply('twice'))).json()) as CannedReply
    expect(await (await add(reply('TWICE'))).json()).toMatchObject({ refusal: 'shortcut-taken' })
    expect(await (await add(reply('bad', { text: words('{{customer.pin}}') }))).json()).toMatchObject({
      refusal: 'unknown-variable',
      detail: expect.stringContaining('customer.pin'),
    })
    const edit = () =>
      mei.api(`/api/canned-replies/${made.replyId}`, { method: 'PUT', body: { ...reply('twice'), version: 1 } })
    expect((await edit()).status).toBe(200)
    expect(await (await edit()).json()).toMatchObject({ refusal: 'edited-meanwhile' })
    const hua = await signedInAs(app, { roles: ['agent'] })
    expect((await hua.api(`/api/canned-replies/${made.replyId}`, { method: 'DELETE' })).status).toBe(404)
    expect((await mei.api(`/api/canned-replies/${made.replyId}`, { method: 'DELETE' })).status).toBe(200)
    expect((await mei.api(`/api/canned-replies/${made.replyId}`, { method: 'DELETE' })).status).toBe(404)
  })

  it('refuses a reply for a unit that names none, and one for oneself that names one, also as a change', async () => {
    const lead = await signedInAs(app, { roles: ['supervisor'] })
    const send = (path: string, method: string, body: object) => lead.api(path, { method, body })
    const made = (await (await send('/api/canned-replies', 'POST', reply('whose'))).json()) as CannedReply
    for (const wrong of [
      { audience: 'unit', unitId: null },
      { audience: 'own', unitId: lead.unitId },
    ]) {
      const body = { ...reply('whose'), ...wrong }
      expect((await send('/api/canned-replies', 'POST', body)).status).toBe(400)
      expect((await send(`/api/canned-replies/${made.replyId}`, 'PUT', { ...body, version: 1 })).status).toBe(400)
    }
  })

  describe('scripts', () => {
    let trainer: SignedInPerson
    let compliance: SignedInPerson
    let agent: SignedInPerson
    beforeAll(async () => {
      ;[trainer, compliance, agent] = await Promise.all([
        signedInAs(app, { roles: ['trainer'], displayName: '程老师' }),
        signedInAs(app, { roles: ['compliance'], displayName: '何合规' }),
        signedInAs(app, { roles: ['agent'] }),
      ])
    })

    const handIn = (who: SignedInPerson, code: string, basedOnVersion: number, title: string, dates = {}) =>
      who.api('/api/scripts', { method: 'POST', body: { ...scriptBody(code, basedOnVersion, title), ...dates } })
    const review = (who: SignedInPerson, scriptId: string, version: number, decision = 'approve', note = '') => {
      const body = { version, decision, note: note || null }
      return who.api(`/api/scripts/${scriptId}/review`, { method: 'POST', body })
    }
    const goBack = (who: SignedInPerson, scriptId: string, toVersion: number, insteadOf: number) =>
      who.api(`/api/scripts/${scriptId}/going-back`, { method: 'POST', body: { toVersion, insteadOf } })
    const inUse = async (code: string, state = '') => {
      const { scripts } = (await (await agent.api(`/api/scripts${state}`)).json()) as { scripts: Script[] }
      return scripts.filter((one) => one.code === code).map(({ version }) => version)
    }
    const made = async (answer: Promise<Response>) => (await (await answer).json()) as Script

    it('are used once a second person approved them, whoever wrote them, and every version is kept', async () => {
      const { scriptId, review: waiting } = await made(handIn(trainer, 'card-loss', 0, 'first'))
      expect(waiting).toMatchObject({ state: 'submitted', mayReview: false, inForce: null })
      expect(await inUse('card-loss')).toEqual([])
      expect(await (await review(trainer, scriptId, 1)).json()).toMatchObject({ refusal: 'own-text' })
      expect((await review(agent, scriptId, 1)).status).toBe(403)
      expect(await made(review(compliance, scriptId, 1))).toMatchObject({
        review: { state: 'approved', by: { name: '何合规' }, inForce: 1 },
      })
      expect(await inUse('card-loss')).toEqual([1])
      expect((await handIn(trainer, 'card-loss', 0, 'lost race')).status).toBe(409)
      expect(await made(handIn(compliance, 'card-loss', 1, 'second'))).toMatchObject({ version: 2 })
      expect(await inUse('card-loss')).toEqual([1])
      expect((await review(trainer, scriptId, 2)).status).toBe(200)
      expect(await inUse('card-loss', '?topic=card-loss')).toEqual([2])
      const old = await agent.api(`/api/scripts/${scriptId}?version=1`)
      expect(await old.json()).toMatchObject({ version: 1, steps: [{ title: words('first') }] })
      expect((await handIn(agent, 'card-loss', 2, 'x')).status).toBe(403)
      expect(await (await handIn(trainer, 'card-loss', 2, 'second')).json()).toMatchObject({
        refusal: 'nothing-changed',
      })
      const twice = scriptBody('card-loss', 2, 'x')
      const body = { ...twice, steps: [...twice.steps, ...twice.steps] }
      expect((await trainer.api('/api/scripts', { method: 'POST', body })).status).toBe(400)
    })

    it('go back to their writer with a reason; whoever goes on with the words shares them', async () => {
      const { scriptId } = await made(handIn(trainer, 'returned', 0, 'one'))
      expect((await review(compliance, scriptId, 1, 'return')).status).toBe(400)
      expect(await made(review(compliance, scriptId, 1, 'return', '太长'))).toMatchObject({
        review: { state: 'returned', note: '太长' },
      })
      expect(await inUse('returned')).toEqual([])
      await made(handIn(compliance, 'returned', 1, 'shorter'))
      expect(await (await review(trainer, scriptId, 2)).json()).toMatchObject({ refusal: 'own-text' })
      const third = await signedInAs(app, { roles: ['administrator'] })
      expect((await review(third, scriptId, 2)).status).toBe(200)
    })

    it('begin and end when they say; an older version never comes back by itself, only by somebody', async () => {
      const { scriptId } = await made(handIn(trainer, 'dated', 0, 'one'))
      await review(compliance, scriptId, 1)
      const soon = Date.now() + 3_600_000
      await made(handIn(trainer, 'dated', 1, 'two', { effectiveAt: soon }))
      await review(compliance, scriptId, 2)
      expect(await inUse('dated')).toEqual([1])
      const short = { expiresAt: Date.now() + 400 }
      await made(handIn(trainer, 'dated', 2, 'three', short))
      expect((await review(compliance, scriptId, 3)).status).toBe(200)
      await new Promise((done) => setTimeout(done, 600))
      expect(await inUse('dated')).toEqual([])
      expect(await (await goBack(trainer, scriptId, 1, 3)).json()).toMatchObject({ refusal: 'own-text' })
      expect(await made(goBack(compliance, scriptId, 1, 3))).toMatchObject({
        version: 4,
        steps: [{ title: words('one') }],
        review: { goesBackTo: 1, inForce: 4 },
      })
      expect(await inUse('dated')).toEqual([4])
      expect((await handIn(trainer, 'dated', 4, 'x', { effectiveAt: 5, expiresAt: 4 })).status).toBe(400)
    })

    it('tell who did what when; a retired one is offered to nobody until its next version', async () => {
      const { scriptId, ...first } = await made(handIn(trainer, 'transfer', 0, 'one'))
      expect(first).toMatchObject({ version: 1, madeBy: { name: '程老师' }, retiredAt: null })
      await review(compliance, scriptId, 1)
      expect(await (await handIn(compliance, 'transfer', 0, 'mine')).json()).toMatchObject({
        refusal: 'script-code-taken',
      })
      expect((await compliance.api(`/api/scripts/${scriptId}`, { method: 'DELETE' })).status).toBe(200)
      const states = ['', '?state=retired', '?state=all']
      expect(await Promise.all(states.map((state) => inUse('transfer', state)))).toEqual([[], [1], [1]])
      expect((await handIn(trainer, 'transfer', 1, 'one')).status).toBe(200)
      expect(await inUse('transfer')).toEqual([])
      await review(compliance, scriptId, 2)
      expect(await inUse('transfer')).toEqual([2])
      await app.settled()
      const path = `/api/scripts/${scriptId}/history`
      expect(await (await trainer.api(path)).json()).toMatchObject({
        changes: [
          { change: 'published', version: 2, by: { name: '何合规' } },
          { change: 'submitted', version: 2, by: { name: '程老师' } },
          { change: 'retired', version: null, by: { name: '何合规' } },
          { change: 'published', version: 1, by: { name: '何合规' } },
          { change: 'submitted', version: 1, by: { name: '程老师' } },
        ],
      })
      expect((await agent.api(path)).status).toBe(403)
      expect((await trainer.api(`/api/scripts/${crypto.randomUUID()}/history`)).status).toBe(404)
    })
  })

  it('refuses words that ask for a variable there is not, beside the step and language', async () => {
    const trainer = await signedInAs(app, { roles: ['trainer'] })
    const body = scriptBody('unknown-variable', 0, 'x')
    const say = { ...words('{{agent.name}}'), en: '{{customer.pin}}' }
    const steps = [{ stepId: 'a', isMandatory: true, title: words('x'), say }]
    const answer = await trainer.api('/api/scripts', { method: 'POST', body: { ...body, steps } })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      fields: [{ path: 'body.steps.0.say.en', message: expect.stringContaining('customer.pin') }],
    })
  })
})
