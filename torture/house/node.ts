import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ServerProcess, startServerProcess } from '../../tests/support/server-process.ts'
import { startTcpProxy, type TcpProxy } from '../../tests/support/tcp-proxy.ts'

/** A server process with its two links, each through a proxy that may be broken: its clients', and its database's. */
export interface Node {
  readonly door: TcpProxy
  readonly database: TcpProxy
  /** Where it serves, not through its door; undefined while it does not. */
  url(): string | undefined
  kill(): void
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void
  /** Brings it up when it is down; resolves when it serves. */
  up(): Promise<void>
  /** Ends it as an operator would, and brings it up from another checkout; also what is down now comes back from there. */
  replace(checkout: string): Promise<void>
  /** Everything it has ever written. */
  output(): string
  /** For good. */
  close(): Promise<void>
}

export interface NodePlan {
  readonly number: number
  readonly folder: string
  readonly dataKey: string
  /** Of the database, without a proxy; may change. */
  readonly databaseUrl: () => string
  /** It ended though nobody told it to. */
  readonly onFallen: (words: string) => void
}

interface Life {
  readonly server: ServerProcess
  url: string | undefined
  /** Somebody told it to end. */
  isEnding: boolean
}

const TRY_AGAIN_MS = 500
/** A start meets a database that is just coming back: who runs servers starts them again. */
const MOST_STARTS = 100
const LAST_WORDS = 400
/** Told to end in order, a server is given as long as its operator would; what still runs then has hung. */
const ENDS_WITHIN_MS = 60_000

export async function createNode({ number, folder, dataKey, databaseUrl, onFallen }: NodePlan): Promise<Node> {
  let life: Life | undefined
  let port = 1
  let coming: Promise<void> | undefined
  let checkout: string | undefined
  let isClosed = false
  let earlier = ''
  const database = await startTcpProxy(() => Number(new URL(databaseUrl()).port))
  const door = await startTcpProxy(() => port)

  async function start(): Promise<void> {
    const through = new URL(databaseUrl())
    through.port = String(database.port)
    const argv = ['--empty', '--port', '0', '--data', join(folder, `node-${number}`)]
    const settings = {
      DATABASE_URL: through.href,
      DATA_KEY: dataKey,
      DATABASE_POOL: '10',
      FILE_STORE: 'database',
      VISITS_PER_MINUTE: '100000',
    }
    const server = startServerProcess(argv, settings, checkout)
    const now: Life = { server, url: undefined, isEnding: false }
    life = now
    void server.ended.then((code) => {
      earlier += server.output()
      appendFileSync(join(folder, `node-${number}.log`), server.output())
      if (life === now) life = undefined
      if (now.isEnding || now.url === undefined || isClosed) return
      onFallen(`node ${number} ended with ${code}: ${server.output().trim().slice(-LAST_WORDS)}`)
      void up().catch(() => {})
    })
    const url = await server.serving()
    now.url = url
    port = Number(new URL(url).port)
  }

  async function startUntilUp(): Promise<void> {
    for (let starts = 1; !isClosed; starts++) {
      try {
        return await start()
      } catch (error) {
        if (starts === MOST_STARTS) throw error
        await sleep(TRY_AGAIN_MS)
      }
    }
  }

  const urlNow = () => (life?.isEnding === false ? life.url : undefined)

  function kill(): void {
    if (!life) return
    life.isEnding = true
    life.server.kill('SIGKILL')
  }

  async function replace(release: string): Promise<void> {
    checkout = release
    const before = life
    if (before?.url !== undefined && !before.isEnding) {
      before.isEnding = true
      before.server.kill('SIGTERM')
      const hasEnded = await Promise.race([before.server.ended.then(() => true), sleep(ENDS_WITHIN_MS, false)])
      if (!hasEnded) {
        onFallen(`node ${number} did not end within ${ENDS_WITHIN_MS / 1000} s of SIGTERM`)
        before.server.kill('SIGKILL')
      }
    }
    await up()
  }

  function up(): Promise<void> {
    if (urlNow() !== undefined) return Promise.resolve()
    coming ??= startUntilUp().finally(() => {
      coming = undefined
    })
    return coming
  }

  return {
    door,
    database,
    url: urlNow,
    kill,
    signal: (signal) => life?.server.kill(signal),
    up,
    replace,
    output: () => earlier + (life?.server.output() ?? ''),
    async close() {
      isClosed = true
      kill()
      await Promise.all([door.stop(), database.stop(), life?.server.ended, coming?.catch(() => {})])
    },
  }
}
