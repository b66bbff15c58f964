import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { serveMock } from './serve.ts'

/** Pictures of the pages on the mock, for looking at them. `zoomed` is the narrow screen at 125 %. */
const SIZES = {
  wide: { width: 1920, height: 1080 },
  narrow: { width: 1366, height: 768 },
  zoomed: { width: 1093, height: 614 },
} as const
const LOOKS = [
  ['zh-CN', 'light'],
  ['en', 'dark'],
  ['zh-TW', 'light'],
] as const

interface Shot {
  readonly name: string
  readonly path: string
  readonly prepare?: (page: Page) => Promise<unknown>
}

const contact = (number: number) => `/workspace?contact=00000000-0000-7000-8000-000000000${100 + number}`
const SHOTS: readonly Shot[] = [
  { name: 'workspace', path: contact(3) },
  { name: 'workspace-wrap-up', path: contact(5), prepare: (page) => page.locator('.reason').nth(1).click() },
  { name: 'workspace-transfer', path: contact(3), prepare: (page) => page.keyboard.press('Alt+T') },
  { name: 'workspace-canned', path: contact(3), prepare: (page) => page.locator('textarea').fill('/') },
  { name: 'workspace-end', path: contact(3), prepare: (page) => page.keyboard.press('Alt+W') },
  { name: 'workspace-palette', path: contact(3), prepare: (page) => page.keyboard.press('Control+K') },
  { name: 'workspace-shortcuts', path: contact(3), prepare: (page) => page.keyboard.press('?') },
  { name: 'account', path: '/account' },
]

const folder = process.argv[2]
if (!folder) throw new Error('Name the folder for the pictures: npx tsx console/dev/shoot.ts FOLDER [--only WORD]')
mkdirSync(folder, { recursive: true })
const only = process.argv.indexOf('--only') > 0 ? (process.argv[process.argv.indexOf('--only') + 1] ?? '') : ''

const profile = mkdtempSync(join(tmpdir(), 'yinuo-shoot-'))
const context = await chromium.launchPersistentContext(profile, {
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
try {
  for (const [locale, theme] of LOOKS) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      for (const shot of SHOTS.filter(({ name }) => name.includes(only))) {
        await shoot(context, shot, {
          locale,
          theme,
          viewport,
          file: join(folder, `${shot.name}-${locale}-${theme}-${size}.png`),
        })
      }
    }
  }
  if ('sign-in'.includes(only)) await shootDoor(context)
} finally {
  await context.close()
  rmSync(profile, { recursive: true, force: true })
}

/** Each picture on a mock of its own, so that the clocks stand where the scene wants them. */
async function shoot(
  browser: BrowserContext,
  shot: Shot,
  look: {
    readonly locale: (typeof LOOKS)[number][0]
    readonly theme: (typeof LOOKS)[number][1]
    readonly viewport: { readonly width: number; readonly height: number }
    readonly file: string
  },
): Promise<void> {
  const mock = await serveMock({ port: 0, signedIn: true, isEmpty: false })
  Object.assign(mock.world.me, { locale: look.locale, theme: look.theme })
  const page = await browser.newPage()
  page.on('console', (message) => message.type() === 'error' && console.error(`${shot.name}: ${message.text()}`))
  page.on('pageerror', (error) => console.error(`${shot.name}: ${error.message}`))
  try {
    await page.setViewportSize(look.viewport)
    await page.goto(mock.url + shot.path)
    await page.locator('.bar').waitFor()
    await page.waitForTimeout(1_200)
    await shot.prepare?.(page)
    await page.waitForTimeout(400)
    await page.screenshot({ path: look.file })
    console.log(look.file)
  } finally {
    await page.close()
    await mock.stop()
  }
}

async function shootDoor(browser: BrowserContext): Promise<void> {
  for (const isEmpty of [false, true]) {
    const mock = await serveMock({ port: 0, signedIn: false, isEmpty })
    const page = await browser.newPage()
    await page.setViewportSize(SIZES.narrow)
    await page.goto(mock.url)
    await page.locator('form').waitFor()
    await page.screenshot({ path: join(folder ?? '.', isEmpty ? 'set-up.png' : 'sign-in.png') })
    await page.close()
    await mock.stop()
  }
}
