import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { projectRoot } from '#platform/project-root.ts'
import { DEMO_SIGN_INS_FILE, type DemoSignIn } from '../seed/sign-ins.ts'
import { launchChromium, openWindow, signInOnScreen } from '../tests/support/chromium.ts'
import { type BenchOptions, type Row, rowOf } from './report.ts'

const USABLE_WITHIN_SECONDS = 1.5

/**
 * What a newcomer waits for: from `git clone` to the sign-in page of a filled bank by the two commands, a second start,
 * and the workspace of an agent in a browser that has never seen it, until its link is up and presence can be chosen.
 */
export async function run({ runs, onProgress }: BenchOptions): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yinuo-page-'))
  const clone = join(folder, 'yinuo')
  const clonedAt = performance.now()
  try {
    onProgress('page: git clone and npm start, as a newcomer does')
    await promisify(execFile)('git', ['clone', '--quiet', projectRoot, clone])
    const first = await started(clone)
    const cloneToPage = secondsSince(clonedAt)
    await first.stop()
    onProgress('page: second start')
    const startedAt = performance.now()
    const house = await started(clone)
    const secondStart = secondsSince(startedAt)
    try {
      const pages = await openings(house.url, await agentOf(clone), runs)
      return [
        rowOf('page', 'git clone to the sign-in page', 's', [cloneToPage]),
        rowOf('page', 'second start', 's', [secondStart], { atMost: 5 }),
        rowOf('page', 'sign-in page, empty browser', 's', pages.signIn),
        rowOf('page', 'workspace usable, empty browser', 's', pages.workspace, { atMost: USABLE_WITHIN_SECONDS }),
        rowOf('page', 'workspace usable, again', 's', pages.again, { atMost: USABLE_WITHIN_SECONDS }),
      ]
    } finally {
      await house.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** `npm start` in that folder, until its sign-in page is served. */
async function started(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn('npm', ['start', '--', '--port', '0'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: '', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const url = await servedAt(child)
  const page = await fetch(url)
  if (!page.ok) throw new Error(`${url} answered ${page.status}`)
  return {
    url,
    stop: () =>
      new Promise((ended) => {
        child.once('exit', () => ended())
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
      }),
  }
}

function servedAt(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    child.once('exit', (code) => failed(new Error(`npm start ended with ${code} before it served`)))
    if (!child.stdout) return failed(new Error('no standard output'))
    createInterface(child.stdout).on('line', (line) => {
      const url = /serves at (http:\/\/\S+)/.exec(line)?.[1]
      if (url !== undefined) found(url)
    })
  })
}

async function agentOf(clone: string): Promise<DemoSignIn> {
  const signIns = JSON.parse(await readFile(join(clone, 'data', DEMO_SIGN_INS_FILE), 'utf8')) as DemoSignIn[]
  const agent = signIns.find(({ role }) => role === 'agent')
  if (!agent) throw new Error('the demo bank has no agent')
  return agent
}

/** Seconds of each opening; every run has a profile of its own, so nothing is in its cache but what `again` shows. */
async function openings(url: string, agent: DemoSignIn, runs: number) {
  const browser = await launchChromium()
  const seconds = { signIn: [] as number[], workspace: [] as number[], again: [] as number[] }
  try {
    const entering = await openWindow(browser)
    await signInOnScreen(await entering.newPage(), url, agent)
    const storageState = { cookies: await entering.cookies(), origins: [] }
    await entering.close()
    for (let run = 0; run < runs; run++) {
      const stranger = await (await openWindow(browser)).newPage()
      seconds.signIn.push(await timed(() => stranger.goto(url).then(() => stranger.getByLabel('工号').waitFor())))
      await stranger.context().close()
      const page = await (await openWindow(browser, { storageState })).newPage()
      const opened = async () => {
        await page.goto(url)
        await page.getByText('已连接').waitFor()
        await page.getByRole('button', { name: '离线' }).waitFor()
      }
      seconds.workspace.push(await timed(opened))
      seconds.again.push(await timed(opened))
      await page.context().close()
    }
  } finally {
    await browser.close()
  }
  return seconds
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return secondsSince(startedAt)
}

const secondsSince = (from: number): number => (performance.now() - from) / 1000
