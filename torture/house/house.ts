import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbedded } from '#platform/database/embedded.mjs'
import { makeNextRelease } from './next-release.ts'
import { createNode, type Node } from './node.ts'

export interface House {
  readonly nodes: readonly Node[]
  /** Of the database itself, without a proxy; changes when it had to move. */
  databaseUrl(): string
  /** The number of PostgreSQL's first process; undefined while none runs. */
  postmaster(): number | undefined
  /** Brings a release in which tables have grown: one server after the other ends in order and comes back as it. */
  rollOut(): Promise<void>
  /** Servers that ended though nobody told them to, with their last words. */
  readonly fallen: readonly string[]
  close(): Promise<void>
}

/** A PostgreSQL that is kept up, as someone who runs one would, and so many servers on it. */
export async function openHouse(folder: string, count: number, say: (line: string) => void): Promise<House> {
  const database = await startEmbedded(join(folder, 'database'), { onProgress: say })
  const dataKey = randomBytes(32).toString('base64')
  const databaseUrl = () => database.url
  const fallen: string[] = []
  const nodes: Node[] = []
  let releases = 0
  let rolledOut: Promise<void> = Promise.resolve()
  try {
    for (let number = 0; number < count; number++) {
      const node = await createNode({ number, folder, dataKey, databaseUrl, onFallen: (words) => fallen.push(words) })
      nodes.push(node)
      await node.up()
    }
  } catch (error) {
    await close()
    throw error
  }
  return {
    nodes,
    databaseUrl,
    postmaster: () => pidIn(join(folder, 'database', 'pg', 'postmaster.pid')),
    rollOut() {
      rolledOut = rolledOut.then(bringNextRelease)
      return rolledOut
    },
    fallen,
    close,
  }

  async function bringNextRelease(): Promise<void> {
    releases += 1
    const release = await makeNextRelease(folder, releases)
    for (const node of nodes) await node.replace(release)
  }

  async function close(): Promise<void> {
    await Promise.all(nodes.map((node) => node.close()))
    await database.stop()
  }
}

function pidIn(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
    return pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}
