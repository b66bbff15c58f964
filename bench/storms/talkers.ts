import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { projectRoot } from '#platform/project-root.ts'
import { end } from '../delivery/servers.ts'

export interface Waits {
  readonly count: number
  readonly failed: number
  readonly p50: number
  readonly p99: number
}

export interface Talkers {
  /** How long acknowledgements took since it was last asked, in milliseconds. */
  since(): Promise<Waits>
  stop(): Promise<void>
}

const PAIRS = 50
const PER_SECOND = 200

/** Pairs that chat through the public door all the while; see talk.ts. */
export async function startTalkers(url: string): Promise<Talkers> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'bench/storms/talk.ts')], {
    env: { ...process.env, BASE_URL: url, PAIRS: String(PAIRS), PER_SECOND: String(PER_SECOND) },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)
  const next = async () => JSON.parse((await once(lines, 'line'))[0] as string) as Waits
  await next()
  return {
    since() {
      const answer = next()
      child.stdin.write('\n')
      return answer
    },
    stop: () => end(child),
  }
}
