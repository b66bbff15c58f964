import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '#platform/project-root.ts'

export interface ServerProcess {
  /** Resolves when it serves. @throws with what it wrote, when it ended before */
  serving(): Promise<string>
  /** Everything it has written so far. */
  output(): string
  kill(signal: NodeJS.Signals): void
  /** The code it ended with; null after a signal it could not hear. */
  readonly ended: Promise<number | null>
}

const SCRIPT = 'tests/support/serve-source.ts'
const running = new Set<ChildProcess>()

/**
 * Starts a real server process; end those left over with `endAll`.
 * @param root the checkout it is started from
 */
export function startServerProcess(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
  root: string = projectRoot,
): ServerProcess {
  const { PORT: _port, DATABASE_URL: _database, ...inherited } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, SCRIPT), ...argv], {
    cwd: root,
    env: { ...inherited, LOG_LEVEL: 'error', READS_PER_MINUTE: '1000000', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  let look = () => {}
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      look()
    })
  }
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      running.delete(child)
      resolve(code)
    })
  })
  return {
    ended,
    output: () => output,
    kill: (signal) => child.kill(signal),
    serving: () =>
      new Promise((resolve, reject) => {
        look = () => {
          const [, url] = /serves at (http:\S+)/.exec(output) ?? []
          if (url !== undefined) resolve(url)
        }
        void ended.then((code) => reject(new Error(`server ended with ${code}: ${output}`)))
        look()
      }),
  }
}

/** What a failed test left behind must not stay. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL')
}
