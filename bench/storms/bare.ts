import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '#platform/project-root.ts'
import { startTcpProxy } from '../../tests/support/tcp-proxy.ts'
import { end, firstLine } from '../delivery/servers.ts'
import { gather, type Place } from './sockets.ts'

const ALL_WITHIN_MS = 120_000

/** How long a server that only greets takes for as many sockets, with the same clients through the same kind of proxy. */
export async function bareSeconds(places: readonly Place[]): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'bench/storms/bare-server.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { port } = JSON.parse(await firstLine(child, (line) => line.startsWith('{'))) as { port: number }
  const proxy = await startTcpProxy(port)
  const from = performance.now()
  const crowd = gather(
    `http://127.0.0.1:${proxy.port}`,
    places.map((place) => ({ ...place, topics: [] })),
  )
  try {
    await crowd.allResumed(ALL_WITHIN_MS)
    return (performance.now() - from) / 1000
  } finally {
    crowd.end()
    await proxy.stop()
    await end(child)
  }
}
