import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApplication, type TestApplication } from '../support/application.ts'
import { launchChromium, openWindow } from '../support/chromium.ts'

let app: TestApplication
let browser: Browser
beforeAll(async () => {
  app = await startTestApplication()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

it('the page at /api/docs shows the document and tries it out, under our own content-security policy', async () => {
  const context = await openWindow(browser)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  const answer = await page.goto(`${app.url}/api/docs`)
  expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'")
  await page.getByRole('heading', { name: /Yinuo 一诺/ }).waitFor()
  const operation = page.getByRole('button', { name: /^get .*\/healthz/i }).first()
  await operation.click()
  await page.getByRole('button', { name: 'Try it out' }).click()
  await page.getByRole('button', { name: 'Execute' }).click()
  await page.getByText('"alive"').first().waitFor()
  expect(complaints).toEqual([])
})
