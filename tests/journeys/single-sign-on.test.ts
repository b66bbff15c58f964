import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApplication, type TestApplication } from '../support/application.ts'
import { launchChromium, openWindow } from '../support/chromium.ts'
import { startIdentityProvider, type TestIdentityProvider } from '../support/identity-provider.ts'
import { createPerson } from '../support/people.ts'

/** What only a real browser can tell: which cookies it sends when another site leads it here. */
let provider: TestIdentityProvider
let app: TestApplication
let browser: Browser
/** The house at another site than the provider: a browser takes `localhost` and `127.0.0.1` for two. */
let house: string
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
  house = app.url.replace('127.0.0.1', 'localhost')
  provider.allowRedirect(`${house}/api/sign-in/sso/callback`)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
  await provider?.stop()
})

describe('single sign-on in a browser', () => {
  it('signs in across two sites, and no other site can use what it left', async () => {
    await createPerson(app.platform, { roles: ['agent'], agentNo: 'BROWSER-1' })
    provider.nextAccount({ subject: 'browser-1', userName: 'BROWSER-1' })
    const context = await openWindow(browser)
    const page = await context.newPage()
    await page.goto(`${house}/api/sign-in/sso?returnTo=/api/docs/static/index.html`)
    const whoAmI = () =>
      page.evaluate(async () => {
        const reply = await fetch('/api/me')
        return reply.ok ? ((await reply.json()) as { agentNo: string }).agentNo : reply.status
      })
    expect(await whoAmI()).toBe('BROWSER-1')
    const cookies = (await context.cookies(house)).map(({ name, sameSite, httpOnly }) => ({ name, sameSite, httpOnly }))
    expect(cookies).toEqual([{ name: 'yinuo_session', sameSite: 'Strict', httpOnly: true }])

    const stranger = await context.newPage()
    await stranger.goto(`${provider.issuer}/.well-known/openid-configuration`)
    const socket = await stranger.evaluate(
      (address) =>
        new Promise<string>((resolve) => {
          const attempt = new WebSocket(`${address.replace('http', 'ws')}/api/realtime`)
          attempt.onopen = () => resolve('open')
          attempt.onerror = () => resolve('refused')
        }),
      house,
    )
    await stranger
      .evaluate((address) => fetch(`${address}/api/sign-out`, { method: 'POST', credentials: 'include' }), house)
      .catch(() => {})
    expect([socket, await whoAmI()]).toEqual(['refused', 'BROWSER-1'])
    await context.close()
  })
})
