import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApplication, type TestApplication } from '../../../tests/support/application.ts'
import { startIdentityProvider, type TestIdentityProvider } from '../../../tests/support/identity-provider.ts'
import { callApi, createPerson, signedInAs } from '../../../tests/support/people.ts'

const CALLBACK = '/api/sign-in/sso/callback'
let provider: TestIdentityProvider
let app: TestApplication
beforeAll(async () => {
  provider = await startIdentityProvider()
  app = await startTestApplication({
    env: {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
      OIDC_ALLOW_HTTP: 'true',
    },
  })
  provider.allowRedirect(`${app.url}${CALLBACK}`)
})
afterAll(async () => {
  await app.stop()
  await provider.stop()
})

let browser: ReturnType<typeof newBrowser>
beforeEach(() => {
  browser = newBrowser()
})

describe('single sign-on', () => {
  it('is offered when a provider is set', async () => {
    const options = await callApi(app.url, '/api/sign-in/options')
    expect(await options.json()).toEqual({ password: true, singleSignOn: true })
  })

  it('signs in the active person whose agent number the provider vouches for, and lands where they were going', async () => {
    const person = await createPerson(app.platform, { roles: ['agent'], agentNo: 'SSO-1' })
    provider.nextAccount({ subject: 'subject-1', userName: 'sso-1' })
    const landed = await browser.visit(`${app.url}/api/sign-in/sso?returnTo=/workspace%3Fview=mine`)
    expect(landed.href).toBe(`${app.url}/workspace?view=mine`)
    const me = await browser.fetch(`${app.url}/api/me`)
    expect(await me.json()).toMatchObject({ personId: person.personId })
    expect(browser.flagsOf('yinuo_session')).toMatch(/HttpOnly.*SameSite=Strict/)
  })

  it('the tie is to the account, not to the name: another account of the same name is refused', async () => {
    await createPerson(app.platform, { roles: ['agent'], agentNo: 'SSO-2' })
    provider.nextAccount({ subject: 'subject-2', userName: 'SSO-2' })
    await browser.visit(`${app.url}/api/sign-in/sso`)
    provider.nextAccount({ subject: 'subject-2b', userName: 'SSO-2' })
    const landed = await newBrowser().visit(`${app.url}/api/sign-in/sso`)
    expect(landed.search).toBe('?refused=linked-elsewhere')
    provider.nextAccount({ subject: 'subject-2', userName: 'renamed-there' })
    expect((await newBrowser().visit(`${app.url}/api/sign-in/sso`)).pathname).toBe('/')
  })

  it.each(['cross-site', 'same-site'])('a page elsewhere (%s) signs nobody in behind their back', async (site) => {
    const sent = await callApi(app.url, '/api/sign-in/sso', { headers: { 'sec-fetch-site': site } })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/sign-in?refused=sso-refused'])
    const own = await callApi(app.url, '/api/sign-in/sso', { headers: { 'sec-fetch-site': 'same-origin' } })
    expect(own.headers.get('location')).toContain(provider.issuer)
  })

  it('creates nobody', async () => {
    provider.nextAccount({ subject: 'stranger', userName: 'Stranger-9' })
    const landed = await browser.visit(`${app.url}/api/sign-in/sso`)
    expect(landed.pathname + landed.search).toBe('/sign-in?refused=no-such-person')
    expect((await browser.fetch(`${app.url}/api/me`)).status).toBe(401)
  })

  it('an account without a user name is nobody', async () => {
    provider.nextAccount({ subject: 'nameless' })
    expect((await browser.visit(`${app.url}/api/sign-in/sso`)).search).toBe('?refused=no-such-person')
  })

  it('a disabled person stays out, also when tied', async () => {
    const administrator = await signedInAs(app, { roles: ['administrator'] })
    const { personId } = await createPerson(app.platform, { roles: ['agent'], agentNo: 'SSO-3' })
    provider.nextAccount({ subject: 'subject-3', userName: 'SSO-3' })
    await browser.visit(`${app.url}/api/sign-in/sso`)
    expect((await browser.fetch(`${app.url}/api/me`)).status).toBe(200)
    await administrator.api(`/api/people/${personId}`, { method: 'PATCH', body: { active: false } })
    expect((await browser.fetch(`${app.url}/api/me`)).status).toBe(401)
    expect((await browser.visit(`${app.url}/api/sign-in/sso`)).search).toBe('?refused=no-such-person')
  })

  it('cutting the tie ends the sessions and frees the person for another account', async () => {
    const administrator = await signedInAs(app, { roles: ['administrator'] })
    const { personId } = await createPerson(app.platform, { roles: ['agent'], agentNo: 'SSO-4' })
    provider.nextAccount({ subject: 'subject-4', userName: 'SSO-4' })
    await browser.visit(`${app.url}/api/sign-in/sso`)
    const cut = await administrator.api(`/api/people/${personId}/single-sign-on`, { method: 'DELETE' })
    expect(await cut.json()).toMatchObject({ usesSingleSignOn: false })
    expect((await browser.fetch(`${app.url}/api/me`)).status).toBe(401)
    provider.nextAccount({ subject: 'subject-4b', userName: 'SSO-4' })
    expect((await newBrowser().visit(`${app.url}/api/sign-in/sso`)).pathname).toBe('/')
  })

  it('an answer of the provider works once, and only in the browser that asked', async () => {
    await createPerson(app.platform, { roles: ['agent'], agentNo: 'SSO-5' })
    provider.nextAccount({ subject: 'subject-5', userName: 'SSO-5' })
    const answer = await browser.visit(`${app.url}/api/sign-in/sso`, { stopAt: CALLBACK })
    const stranger = newBrowser()
    expect((await stranger.visit(answer.href)).search).toBe('?refused=sso-refused')
    expect((await browser.visit(answer.href)).pathname).toBe('/')
    expect((await browser.visit(answer.href)).search).toBe('?refused=sso-refused')
  })

  it('an answer with another state, or made up altogether, is refused', async () => {
    provider.nextAccount({ subject: 'subject-1', userName: 'SSO-1' })
    const answer = await browser.visit(`${app.url}/api/sign-in/sso`, { stopAt: CALLBACK })
    answer.searchParams.set('state', 'made-up')
    expect((await browser.visit(answer.href)).search).toBe('?refused=sso-refused')
    expect((await newBrowser().visit(`${app.url}${CALLBACK}?code=x&state=y`)).search).toBe('?refused=sso-refused')
    expect((await newBrowser().visit(`${app.url}${CALLBACK}?error=access_denied`)).search).toBe('?refused=sso-refused')
  })

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/%0d%0aSet-Cookie:x=1', 'evil'])(
    'nobody is sent to %s after signing in',
    async (returnTo) => {
      const reply = await callApi(app.url, `/api/sign-in/sso?returnTo=${encodeURIComponent(returnTo)}`)
      const stays = reply.status === 400 || !(reply.headers.get('location') ?? '').includes('evil')
      expect(stays).toBe(true)
      const location = reply.headers.get('location')
      if (location) expect(new URL(location).origin).toBe(provider.issuer)
    },
  )
})

describe('without a working provider', () => {
  it('a provider that is away sends people back to the sign-in page, and passwords still work', async () => {
    const away = await startTestApplication({
      env: {
        OIDC_ISSUER: 'http://127.0.0.1:9',
        OIDC_CLIENT_ID: 'yinuo',
        OIDC_CLIENT_SECRET: 'unused',
        OIDC_ALLOW_HTTP: 'true',
      },
    })
    const reply = await callApi(away.url, '/api/sign-in/sso')
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/sign-in?refused=sso-not-available'])
    const agent = await signedInAs(away, { roles: ['agent'] })
    expect((await agent.api('/api/me')).status).toBe(200)
    await away.stop()
  })
})

/** Follows redirects and keeps cookies by host and path, as a browser does. */
function newBrowser() {
  const jar = new Map<string, { value: string; host: string; path: string; flags: string }>()
  const cookiesFor = (url: URL): string =>
    [...jar]
      .filter(([, cookie]) => cookie.host === url.host && url.pathname.startsWith(cookie.path))
      .map(([key, cookie]) => `${key.split('|')[0]}=${cookie.value}`)
      .join('; ')
  const request = async (address: string): Promise<Response> => {
    const url = new URL(address)
    const response = await fetch(url, { redirect: 'manual', headers: { cookie: cookiesFor(url) } })
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...flags] = line.split(';')
      const [name = '', value = ''] = pair.split(/=(.*)/s)
      const path = flags.find((flag) => /^ *path=/i.test(flag))?.split('=')[1] ?? '/'
      const key = `${name}|${url.host}|${path}`
      if (value === '') jar.delete(key)
      else jar.set(key, { value, host: url.host, path, flags: flags.join(';') })
    }
    return response
  }
  return {
    fetch: request,
    /** Where following every redirect ends; with `stopAt`, the first address of that path, not yet visited. */
    async visit(address: string, options: { readonly stopAt?: string } = {}): Promise<URL> {
      let url = new URL(address)
      for (let hop = 0; hop < 12; hop++) {
        const response = await request(url.href)
        const location = response.headers.get('location')
        if (location === null) return url
        url = new URL(location, url)
        if (url.pathname === options.stopAt) return url
      }
      throw new Error(`too many redirects, last to ${url.href}`)
    },
    flagsOf: (name: string): string | undefined => [...jar].find(([key]) => key.startsWith(`${name}|`))?.[1].flags,
  }
}
