import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CannedReply, Script } from '#modules/knowledge/contract.ts'
import { startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { createUnit, signedInAs } from '../../../tests/support/people.ts'

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

  it('keeps every version of a script, and publishes only over the newest', async () => {
    const trainer = await signedInAs(app, { roles: ['trainer'] })
    const body = (basedOnVersion: number, title: string) => scriptBody('card-loss', basedOnVersion, title)
    const publish = (version: number, title: string) =>
      trainer.api('/api/scripts', { method: 'POST', body: body(version, title) })
    const first = (await (await publish(0, 'first')).json()) as Script
    expect((await publish(0, 'lost race')).status).toBe(409)
    expect(await (await publish(1, 'second')).json()).toMatchObject({ version: 2 })
    const agent = await signedInAs(app, { roles: ['agent'] })
    const old = await agent.api(`/api/scripts/${first.scriptId}?version=1`)
    expect(await old.json()).toMatchObject({ version: 1, steps: [{ title: words('first') }] })
    expect(await (await agent.api('/api/scripts?topic=card-loss')).json()).toMatchObject({ scripts: [{ version: 2 }] })
    expect((await agent.api('/api/scripts', { method: 'POST', body: body(2, 'x') })).status).toBe(403)
    expect(await (await publish(2, 'second')).json()).toMatchObject({ refusal: 'nothing-changed' })
    const twice = { ...body(2, 'x'), steps: [...body(2, 'x').steps, ...body(2, 'x').steps] }
    expect((await trainer.api('/api/scripts', { method: 'POST', body: twice })).status).toBe(400)
  })
  it('tells who wrote a script when; a retired one is offered to nobody until its next version', async () => {
    const [trainer, compliance, agent] = await Promise.all([
      signedInAs(app, { roles: ['trainer'], displayName: '程老师' }),
      signedInAs(app, { roles: ['compliance'], displayName: '何合规' }),
      signedInAs(app, { roles: ['agent'] }),
    ])
    const publish = (who: typeof trainer, basedOnVersion: number, title: string) =>
      who.api('/api/scripts', { method: 'POST', body: scriptBody('transfer', basedOnVersion, title) })
    const made = (await (await publish(trainer, 0, 'one')).json()) as Script
    expect(made).toMatchObject({ version: 1, madeBy: { name: '程老师' }, retiredAt: null })
    expect(await (await publish(compliance, 0, 'mine')).json()).toMatchObject({ refusal: 'script-code-taken' })
    expect((await compliance.api(`/api/scripts/${made.scriptId}`, { method: 'DELETE' })).status).toBe(200)
    const codes = async (state: string) => {
      const { scripts } = (await (await agent.api(`/api/scripts${state}`)).json()) as { scripts: Script[] }
      return scripts.map(({ code }) => code).filter((code) => code === 'transfer')
    }
    expect([await codes(''), await codes('?state=retired'), await codes('?state=all')]).toEqual([
      [],
      ['transfer'],
      ['transfer'],
    ])
    expect((await publish(trainer, 1, 'one')).status).toBe(200)
    expect(await codes('')).toEqual(['transfer'])
    await app.settled()
    const path = `/api/scripts/${made.scriptId}/history`
    expect(await (await trainer.api(path)).json()).toMatchObject({
      changes: [
        { change: 'published', version: 2, by: { name: '程老师' } },
        { change: 'retired', version: null, by: { name: '何合规' } },
        { change: 'published', version: 1, by: { name: '程老师' } },
      ],
    })
    expect((await agent.api(path)).status).toBe(403)
    expect((await trainer.api(`/api/scripts/${crypto.randomUUID()}/history`)).status).toBe(404)
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
