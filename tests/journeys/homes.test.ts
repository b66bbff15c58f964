import AxeBuilder from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES, type Role } from '#platform/access.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { type FloorApplication, startFloor } from '../support/floor.ts'
import { createPerson } from '../support/people.ts'

/** Where each role's day begins, at the real screens of the real server. */
const HOMES: Readonly<Record<Role, string>> = {
  agent: '/workspace',
  'team-leader': '/board',
  supervisor: '/board',
  'quality-inspector': '/contacts?span=two-days&marks=any',
  trainer: '/skill-matrix?state=expiring',
  planner: '/plan',
  'complaint-officer': '/complaints',
  compliance: '/waiting',
  'care-manager': '/reason-counts',
  'branch-staff': '/branch-day',
  'hq-department': '/cases?show=unit&state=unfinished',
  administrator: '/people',
}

let app: FloorApplication
let browser: Browser
beforeAll(async () => {
  app = await startFloor()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

describe('the day of', () => {
  it.each(ROLES)('%s begins on a page of its own, which is granted everything it asks for', async (role) => {
    const person = await createPerson(app.platform, { roles: [role] })
    const context = await openWindow(browser)
    const page = await context.newPage()
    const refused: string[] = []
    const asked: string[] = []
    page.on('response', (response) => {
      const path = response.url().replace(app.url, '')
      if (!path.startsWith('/api/')) return
      asked.push(path)
      // Before the sign-in nobody is signed in.
      if (response.status() >= 400 && response.status() !== 401) refused.push(`${response.status()} ${path}`)
    })
    try {
      await signInOnScreen(page, app.url, person)
      await page.locator('main').getByRole('heading').first().waitFor()
      await page.waitForLoadState('networkidle')
      expect(decodeURIComponent(page.url().replace(app.url, ''))).toBe(HOMES[role])
      expect(refused).toEqual([])
      expect(asked.length).toBeGreaterThan(1)
      expect(await page.locator('main').getByText('您没有打开这个页面的权限').count()).toBe(0)
      expect(await page.locator('main [role="alert"]').allInnerTexts()).toEqual([])
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    } finally {
      await context.close()
    }
  })
})
