import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/chromium.mjs'

/** Quiet and alone: no graphics card, no QUIC past the test's proxy, nothing of the browser's own on the network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** For one step on a machine that does other things as well. What never comes is told before the test's own limit. */
const STEP_WITHIN_MS = 60_000

/** A browser with an empty profile that is deleted on `close`. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium was found: npm test installs one, or set CHROMIUM to its path')
  return chromium.launch({ executablePath, headless: true, args: FLAGS })
}

/**
 * Someone's own window: nothing is shared with others. The screens follow `locale`, for what tests find by name is written
 * in it. Nothing moves by itself, so that what is measured or judged stands still.
 */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(STEP_WITHIN_MS)
  return context
}

/** Signs in at the door of the staff screens and waits until the link is up. */
export async function signInOnScreen(
  page: Page,
  url: string,
  person: { readonly agentNo: string; readonly password: string },
): Promise<void> {
  await page.goto(url)
  await page.getByLabel('工号').fill(person.agentNo)
  await page.getByLabel('密码').fill(person.password)
  await page.getByRole('button', { name: '签入' }).click()
  await page.getByText('已连接').waitFor()
}

interface ScreenOptions extends BrowserContextOptions {
  readonly locale: 'zh-CN' | 'zh-TW' | 'en'
  /** On a wide screen, in the dark theme. */
  readonly isDark?: boolean
}

/** Somebody's own window, signed in; the next page they open is in this language and theme. */
export async function openScreens(
  browser: Browser,
  url: string,
  person: { readonly agentNo: string; readonly password: string },
  { locale, isDark = false, ...options }: ScreenOptions,
): Promise<Page> {
  const dark = isDark ? { viewport: { width: 1920, height: 1080 }, colorScheme: 'dark' as const } : {}
  const page = await (await openWindow(browser, { ...dark, ...options })).newPage()
  await signInOnScreen(page, url, person)
  await setLook(page, { theme: isDark ? 'dark' : 'light', locale })
  return page
}

/** The language and theme of whoever is signed in, from the next page on. */
export const setLook = (page: Page, look: { readonly theme: 'dark' | 'light'; readonly locale: string }) =>
  page.evaluate(
    (body) =>
      fetch('/api/me', { method: 'PATCH', headers: { 'content-type': 'application/json' }, body }).then(() => {}),
    JSON.stringify(look),
  )
