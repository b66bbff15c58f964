import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { callApi, createPerson } from '../../../tests/support/people.ts'

type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey']
interface Said {
  readonly key?: Key
  readonly audience?: string
  readonly issuer?: string
  readonly nonce?: string
  readonly expiresAt?: number
  readonly algorithm?: string
}

/** A provider that says whatever it is told to: it signs in anyone who asks, as FORGED-1. */
let said: Said = {}
let nonce = ''
let issuer: string
let provider: Server
let app: TestApplication
beforeAll(async () => {
  const own = await generateKeyPair('RS256')
  const keys = { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'a', alg: 'RS256', use: 'sig' }] }
  provider = createServer(async (request, response) => {
    response.setHeader('content-type', 'application/json')
    if (request.url === '/.well-known/openid-configuration') return response.end(JSON.stringify(discovery()))
    if (request.url === '/jwks') return response.end(JSON.stringify(keys))
    request.resume()
    const id_token = await identityToken(own.privateKey)
    response.end(JSON.stringify({ access_token: 'x', token_type: 'Bearer', id_token }))
  })
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  app = await startTestApplication({
    env: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'yinuo', OIDC_CLIENT_SECRET: 'secret', OIDC_ALLOW_HTTP: 'true' },
  })
  await createPerson(app.platform, { roles: ['agent'], agentNo: 'FORGED-1' })
})
afterAll(async () => {
  await app.stop()
  provider.close()
})

const discovery = (named = issuer) => ({
  issuer: named,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
})

function identityToken(own: Key): Promise<string> {
  const now = Math.floor(Date.now() / 1_000)
  return new SignJWT({ nonce: said.nonce ?? nonce, preferred_username: 'FORGED-1' })
    .setProtectedHeader({ alg: said.algorithm ?? 'RS256', kid: 'a' })
    .setIssuer(said.issuer ?? issuer)
    .setSubject('forged-1')
    .setAudience(said.audience ?? 'yinuo')
    .setIssuedAt(now)
    .setExpirationTime(said.expiresAt ?? now + 60)
    .sign(said.key ?? own)
}

/** Where someone ends who signs in at a provider that says this. */
async function signInWhen(words: Said): Promise<string | null> {
  said = words
  const begun = await callApi(app.url, '/api/sign-in/sso')
  const asked = new URL(begun.headers.get('location') ?? '').searchParams
  nonce = asked.get('nonce') ?? ''
  const cookie = begun.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const back = `/api/sign-in/sso/callback?code=x&state=${asked.get('state')}&iss=${encodeURIComponent(issuer)}`
  return (await callApi(app.url, back, { headers: { cookie } })).headers.get('location')
}

describe('a provider', () => {
  it('whose document names another issuer is not used', async () => {
    const impostor = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(discovery('https://sso.bank.example')))
    })
    await new Promise<void>((resolve) => impostor.listen(0, '127.0.0.1', resolve))
    const at = `http://127.0.0.1:${(impostor.address() as AddressInfo).port}`
    const house = await startTestApplication({
      env: { OIDC_ISSUER: at, OIDC_CLIENT_ID: 'yinuo', OIDC_CLIENT_SECRET: 'secret', OIDC_ALLOW_HTTP: 'true' },
    })
    const begun = await callApi(house.url, '/api/sign-in/sso')
    expect(begun.headers.get('location')).toBe('/sign-in?refused=sso-not-available')
    await house.stop()
    impostor.close()
  })
})

describe('an identity token', () => {
  it('that holds signs its person in', async () => {
    expect(await signInWhen({})).toBe('/')
  })

  const refused: readonly [string, () => Said | Promise<Said>][] = [
    ['signed by another key', async () => ({ key: (await generateKeyPair('RS256')).privateKey })],
    [
      'signed by another algorithm',
      async () => ({ key: (await generateKeyPair('ES256')).privateKey, algorithm: 'ES256' }),
    ],
    ['meant for another client', () => ({ audience: 'another' })],
    ['of another provider', () => ({ issuer: 'https://other.example' })],
    ['of another sign-in', () => ({ nonce: 'of-yesterday' })],
    ['that has expired', () => ({ expiresAt: Math.floor(Date.now() / 1_000) - 3_600 })],
  ]
  it.each(refused)('%s signs nobody in', async (_name, words) => {
    expect(await signInWhen(await words())).toBe('/sign-in?refused=sso-refused')
  })
})
