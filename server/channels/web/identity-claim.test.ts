import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertKnownCustomers } from '#modules/customers/store.ts'
import { newId } from '#platform/ids.ts'
import { settableClock } from '../../../tests/support/application.ts'
import { askForVisit, beginVisit, createEntrance } from '../../../tests/support/chat.ts'
import { type FloorApplication, ok, refusalOf, startFloor } from '../../../tests/support/floor.ts'
import { type SignedInPerson, signedInAs } from '../../../tests/support/people.ts'

const clock = settableClock(Date.parse('2026-11-23T02:00:00Z'))
let app: FloorApplication
let admin: SignedInPerson
let secret: string
beforeAll(async () => {
  app = await startFloor({ clock })
  admin = await signedInAs(app, { roles: ['administrator'] })
  await createEntrance(admin)
  secret = await newSecret('main')
  await addCustomers('C100001', 'C100002')
})
afterAll(() => app.stop())

async function addCustomers(...customerNos: readonly string[]): Promise<void> {
  const customers = customerNos.map((customerNo) => ({
    id: newId(),
    customerNo,
    name: '王小萍',
    phone: null,
    tier: 'gold',
    language: 'zh-CN',
    branchUnitId: null,
    branchName: null,
    managerId: null,
    vulnerabilityNeeds: [],
    customerSince: '2009-05-01',
  }))
  const { cipher, db } = app.platform
  await db.transaction((tx) => insertKnownCustomers(tx, cipher, customers, clock.now()))
}

async function newSecret(key: string): Promise<string> {
  return (await ok<{ secret: string }>(admin.api(`/api/web-channels/${key}/identity-secret`, { method: 'POST' })))
    .secret
}

interface Wanted {
  readonly sub?: string | null
  readonly jti?: string | null
  readonly aud?: string
  readonly expiresInSeconds?: number | null
  readonly notBeforeSeconds?: number
  readonly key?: string
  readonly alg?: string
}

/** A token as the bank's server makes one, with what the test wants otherwise. */
async function tokenOf(wanted: Wanted = {}): Promise<string> {
  const { sub = 'C100001', jti = crypto.randomUUID(), aud = 'yinuo-chat', expiresInSeconds = 300 } = wanted
  const nowSeconds = Math.floor(clock.now() / 1000)
  const jwt = new SignJWT({}).setProtectedHeader({ alg: wanted.alg ?? 'HS256' }).setAudience(aud)
  if (sub !== null) jwt.setSubject(sub)
  if (jti !== null) jwt.setJti(jti)
  if (expiresInSeconds !== null) jwt.setExpirationTime(nowSeconds + expiresInSeconds)
  if (wanted.notBeforeSeconds !== undefined) jwt.setNotBefore(nowSeconds + wanted.notBeforeSeconds)
  return jwt.sign(new TextEncoder().encode(wanted.key ?? secret))
}
const refused = { status: 401, refusal: 'identity-not-valid' }

describe('a customer the bank’s page vouches for', () => {
  it('has one conversation from every device, and no visitor shares it', async () => {
    const phone = await beginVisit(app.url, { identityToken: await tokenOf() })
    const desk = await beginVisit(app.url, { identityToken: await tokenOf() })
    expect(phone.isKnown).toBe(true)
    expect(desk.conversationId).toBe(phone.conversationId)
    const other = await beginVisit(app.url, { identityToken: await tokenOf({ sub: 'C100002' }) })
    expect(other.conversationId).not.toBe(phone.conversationId)
  })

  it('the device alone brings back a visitor, never the customer who used it', async () => {
    const vouched = await beginVisit(app.url, { identityToken: await tokenOf() })
    const signedOut = await beginVisit(app.url, { deviceToken: vouched.deviceToken })
    expect(signedOut).toMatchObject({ isKnown: false, deviceToken: vouched.deviceToken })
    expect(signedOut.conversationId).not.toBe(vouched.conversationId)
  })

  it('a number that is not on record is a visitor of its own', async () => {
    const first = await beginVisit(app.url, { identityToken: await tokenOf({ sub: 'C999999' }) })
    const again = await beginVisit(app.url, { identityToken: await tokenOf({ sub: 'C999999' }) })
    expect(first.isKnown).toBe(false)
    expect(again.conversationId).toBe(first.conversationId)
  })

  it('a token counts once; the same attempt may be made again, another may not', async () => {
    const identityToken = await tokenOf()
    const attempt = 'attempt-0123456789'
    const first = await beginVisit(app.url, { identityToken, attempt })
    const repeated = await beginVisit(app.url, { identityToken, attempt })
    expect(repeated.conversationId).toBe(first.conversationId)
    expect(await refusalOf(askForVisit(app.url, { identityToken, attempt: 'attempt-9876543210' }))).toEqual(refused)
    expect(await refusalOf(askForVisit(app.url, { identityToken }))).toEqual(refused)
    const bare = await tokenOf()
    await beginVisit(app.url, { identityToken: bare })
    expect(await refusalOf(askForVisit(app.url, { identityToken: bare }))).toEqual(refused)
  })

  it('of many who use one token at the same moment, one gets in', async () => {
    const identityToken = await tokenOf()
    const answers = await Promise.all(Array.from({ length: 8 }, () => askForVisit(app.url, { identityToken })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(7)
  })

  it('an id used on one entrance is free on another', async () => {
    await createEntrance(admin, 'cards')
    const key = await newSecret('cards')
    await beginVisit(app.url, { identityToken: await tokenOf({ jti: 'same-id-1' }) })
    await beginVisit(app.url, { channel: 'cards', identityToken: await tokenOf({ jti: 'same-id-1', key }) })
  })
})

describe('a token that does not hold is refused, and nobody becomes a stranger by it', () => {
  const cases: readonly [string, () => Promise<string>][] = [
    ['another key', () => tokenOf({ key: 'k'.repeat(43) })],
    ['another audience', () => tokenOf({ aud: 'someone-else' })],
    ['expired this very second', () => tokenOf({ expiresInSeconds: 0 })],
    ['expired', () => tokenOf({ expiresInSeconds: -60 })],
    ['good for longer than ten minutes', () => tokenOf({ expiresInSeconds: 601 })],
    ['without an end', () => tokenOf({ expiresInSeconds: null })],
    ['without a customer', () => tokenOf({ sub: null })],
    ['with something that is no customer number', () => tokenOf({ sub: "C1' or '1'='1" })],
    ['without an id', () => tokenOf({ jti: null })],
    ['with an id longer than any', () => tokenOf({ jti: 'j'.repeat(129) })],
    ['not good yet', () => tokenOf({ notBeforeSeconds: 60 })],
    ['signed by another algorithm', () => tokenOf({ alg: 'HS512', key: secret.repeat(2) })],
    [
      'unsigned',
      async () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await tokenOf()).split('.')[1]}.`,
    ],
    ['altered', async () => `${(await tokenOf()).slice(0, -4)}AAAA`],
    ['no token at all', async () => 'three.dotted.words'],
    ['empty', async () => ''],
  ]
  it.each(cases)('%s', async (_name, token) => {
    expect(await refusalOf(askForVisit(app.url, { identityToken: await token() }))).toEqual(refused)
  })

  it('ten minutes are not too long', async () => {
    await beginVisit(app.url, { identityToken: await tokenOf({ expiresInSeconds: 600 }) })
  })

  it('on an entrance without a secret, and by the secret before the present one', async () => {
    await createEntrance(admin, 'plain')
    expect(await refusalOf(askForVisit(app.url, { channel: 'plain', identityToken: await tokenOf() }))).toEqual(refused)
    const old = secret
    secret = await newSecret('main')
    expect(await refusalOf(askForVisit(app.url, { identityToken: await tokenOf({ key: old }) }))).toEqual(refused)
    await beginVisit(app.url, { identityToken: await tokenOf() })
  })
})
