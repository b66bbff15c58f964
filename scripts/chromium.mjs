/** The browser of the journeys, and a font with Chinese characters: without one every character is an empty box. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './lib.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
const ELSEWHERE = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => [
      join(folder, 'Chromium/Application/chrome.exe'),
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
}
const CHINESE_FONT = 'fonts-wqy-microhei'

export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  const programs = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...programs, ...(ELSEWHERE[process.platform] ?? [])].find((file) => existsSync(file))
}

/** What the journeys still need; empty when they can run. */
export function missingForJourneys() {
  return [...(findChromium() ? [] : ['chromium']), ...(hasChineseFont() ? [] : [CHINESE_FONT])]
}

/** Installs what is missing from Debian's packages, which takes root; otherwise says what to install. */
export async function installForJourneys() {
  const missing = missingForJourneys()
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) {
    throw new Error(
      `The journeys need ${missing.join(' and ')}: install it (on Debian: apt-get install ${missing.join(' ')}), or set ` +
        'CHROMIUM to a Chromium or Chrome. All else can be tested by: npm run check',
    )
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const update = await run('apt-get', ['update', '-q'], { env })
  const install = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], { env })
  if (install.code === 0 && !missingForJourneys().includes('chromium')) return
  throw new Error(`${update.output}${install.output}\napt-get could not install ${missing.join(' ')}.`)
}

/** Only Linux leaves fonts to the owner, and only fontconfig can tell; the font's own place is the second guess. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true
  const { stdout } = spawnSync('fc-list', [':lang=zh', 'file'], { encoding: 'utf8' })
  return Boolean(stdout?.trim()) || existsSync('/usr/share/fonts/truetype/wqy/wqy-microhei.ttc')
}
