import { type Browser, chromium } from 'playwright-core'
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

/**
 * A browser with an empty profile that is deleted on `close`. The language of the screens follows the context: pass
 * `locale` to `newContext`, for what tests find by name is written in it.
 */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium was found: npm test installs one, or set CHROMIUM to its path')
  return chromium.launch({ executablePath, headless: true, args: FLAGS })
}
