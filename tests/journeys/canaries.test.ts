import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBankPage } from '../support/bank-page.ts'
import { createEntrance } from '../support/chat.ts'
import { launchChromium, openWindow, signInOnScreen } from '../support/chromium.ts'
import { agentAt, type FloorApplication, ok, queueAt, startFloor } from '../support/floor.ts'
import { type SignedInPerson, signedInAs } from '../support/people.ts'

const CARD = '6222021234567894'
const ID = '11010119900307803X'
const SAID = `canary-said ${CARD} ${ID}`
/** None of these may stay in a browser once its pages are closed, or stand in an address. */
const CANARIES = { card: CARD, identity: ID, words: 'canary-said', name: 'canary-name' }

let app: FloorApplication
let admin: SignedInPerson
let browser: Browser
beforeAll(async () => {
  app = await startFloor()
  admin = await signedInAs(app, { roles: ['administrator'] })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

describe('what a browser keeps', () => {
  it('of a chat, on both sides, is neither words, numbers, names nor a password', async () => {
    const bank = await startBankPage(app.url, () => 'data-channel="main"')
    await createEntrance(admin, 'main', { allowedOrigins: [bank.url] })
    const queue = await queueAt(admin)
    const desk = await agentAt(app, { queues: [queue.queueId], displayName: CANARIES.name }, admin)
    const outside = await openWindow(browser)
    const addresses = addressesOf(outside)
    const page = await outside.newPage()
    await page.goto(bank.url)
    await page.getByRole('button', { name: '在线客服' }).click()
    const field = page.getByRole('dialog').getByRole('textbox').last()
    await field.fill(SAID)
    await field.press('Enter')
    const offer = await desk.rings()
    await ok(desk.accept(offer.offerId))
    await page
      .getByRole('dialog')
      .getByText(/canary-said/)
      .first()
      .waitFor()

    const inside = await openWindow(browser)
    const staffAddresses = addressesOf(inside)
    const screen = await inside.newPage()
    await signInOnScreen(screen, app.url, desk)
    await screen
      .getByText(/canary-said/)
      .first()
      .waitFor()
    expect(found(`${await keptBy(outside)} ${addresses.join(' ')}`, CANARIES)).toEqual([])
    const canaries = { ...CANARIES, password: desk.password }
    expect(found(`${await keptBy(inside)} ${staffAddresses.join(' ')}`, canaries)).toEqual([])
    desk.vanish()
    await outside.close()
    await inside.close()
    await bank.stop()
  })

  it('is searched so that one left on purpose in any of its stores is found', async () => {
    const context = await openWindow(browser)
    const page = await context.newPage()
    await page.goto(app.url)
    await page.evaluate(async () => {
      localStorage.setItem('a', 'left-locally')
      sessionStorage.setItem('a', 'left-in-session')
      // biome-ignore lint/suspicious/noDocumentCookie: the sweep has to find one
      document.cookie = 'a=left-in-cookie'
      await (await caches.open('a')).put('/a', new Response('left-in-cache'))
      await new Promise((resolve, reject) => {
        const opening = indexedDB.open('a')
        opening.onupgradeneeded = () => opening.result.createObjectStore('a').put('left-in-database', 'a')
        opening.onsuccess = resolve
        opening.onerror = reject
      })
    })
    const kept = await keptBy(context)
    const left = ['left-locally', 'left-in-session', 'left-in-cookie', 'left-in-cache', 'left-in-database']
    expect(left.filter((text) => !kept.includes(text))).toEqual([])
    await context.close()
  })
})

/** Canaries are of letters and digits: in an address they stand as they are. */
const found = (kept: string, canaries: Readonly<Record<string, string>>): string[] =>
  Object.entries(canaries).flatMap(([what, text]) => (kept.includes(text) ? [what] : []))

/** Every address its pages ask for, and go to. */
function addressesOf(context: BrowserContext): string[] {
  const addresses: string[] = []
  context.on('request', (request) => addresses.push(request.url()))
  return addresses
}

/** Cookies, both storages, databases, caches and the address of every frame, as text. */
async function keptBy(context: BrowserContext): Promise<string> {
  const kept = [JSON.stringify(await context.cookies())]
  for (const frame of context.pages().flatMap((page) => page.frames())) {
    const inFrame = await frame.evaluate(async () => {
      const parts: unknown[] = [
        location.href,
        document.cookie,
        { ...localStorage },
        { ...sessionStorage },
        history.state,
      ]
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open(name)
          opening.onsuccess = () => resolve(opening.result)
          opening.onerror = reject
        })
        for (const store of database.objectStoreNames)
          parts.push(
            await new Promise((resolve, reject) => {
              const reading = database.transaction(store).objectStore(store).getAll()
              reading.onsuccess = () => resolve(reading.result)
              reading.onerror = reject
            }),
          )
        database.close()
      }
      if ('caches' in window)
        for (const name of await caches.keys()) {
          const cache = await caches.open(name)
          for (const request of await cache.keys()) parts.push(request.url, await (await cache.match(request))?.text())
        }
      return JSON.stringify(parts)
    })
    kept.push(inFrame)
  }
  return kept.join(' ')
}
