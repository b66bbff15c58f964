import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { startEmbedded } from './embedded.mjs'
import { isRunning } from './embedded-claims.mjs'

/** Another process that uses the folder until its standard input ends, or until it is killed. */
interface Node {
  readonly child: ChildProcess
  readonly url: string
  readonly joined: boolean
}

const module = new URL('./embedded.mjs', import.meta.url).href
const folders: string[] = []
const nodes: Node[] = []

afterEach(async () => {
  for (const { child } of nodes.splice(0)) await leave(child)
  for (const folder of folders.splice(0)) {
    await (await startEmbedded(folder)).stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a fresh folder gets a database of its own, opened by a password that only its owner can read', async () => {
  const folder = freshFolder()
  const { url } = await startNode(folder)
  expect(await query(url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
  expect(statSync(join(folder, 'password')).mode & 0o077).toBe(0)
  const withoutPassword = url.replace(/:[0-9a-f]+@/, ':guess@')
  await expect(query(withoutPassword, 'select 1')).rejects.toThrow('password authentication failed')
})

test('trigram search sees Chinese characters', async () => {
  const { url } = await startNode(freshFolder())
  const [row] = await query(url, "create extension pg_trgm; select show_trgm('信用卡') as trigrams")
  expect(row?.trigrams).toHaveLength(4)
})

test('a committed write waits for the disk', async () => {
  const { url } = await startNode(freshFolder())
  expect(await query(url, 'show fsync')).toEqual([{ fsync: 'on' }])
  expect(await query(url, 'show full_page_writes')).toEqual([{ full_page_writes: 'on' }])
  expect(await query(url, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }])
})

test('a second process joins, stays when the first leaves, and the last to leave stops the server', async () => {
  const folder = freshFolder()
  const first = await startNode(folder)
  const second = await startNode(folder)
  expect([first.joined, second.joined]).toEqual([false, true])
  expect(second.url).toBe(first.url)
  const server = serverPid(folder)

  await leave(first.child)
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await leave(second.child)
  expect(existsSync(join(folder, 'pg', 'postmaster.pid'))).toBe(false)
  // Its number is free once its parent, or the system in its stead, has heard of its end.
  await until(async () => !isRunning(server))
})

test('processes that start at the same moment on a fresh folder share one server', async () => {
  const folder = freshFolder()
  const started = await Promise.all([startNode(folder), startNode(folder), startNode(folder)])
  expect(new Set(started.map(({ url }) => url)).size).toBe(1)
  expect(started.filter(({ joined }) => !joined)).toHaveLength(1)
  expect(readFileSync(join(folder, 'postgres.log'), 'utf8').match(/starting PostgreSQL/g)).toHaveLength(1)
})

test('after kill -9 the next start finds the server, and every acknowledged row', async () => {
  const folder = freshFolder()
  const first = await startNode(folder, 'writes')
  const acknowledged = await acknowledgedRows(first.child, 20)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const next = await startNode(folder)
  expect(next.joined).toBe(false)
  expect(await missing(next.url, acknowledged)).toBe(0)
})

test('after kill -9 of process and server alike the next start brings every acknowledged row back', async () => {
  const folder = freshFolder()
  const first = await startNode(folder, 'writes')
  const acknowledged = await acknowledgedRows(first.child, 20)
  const server = serverPid(folder)
  first.child.kill('SIGKILL')
  process.kill(server, 'SIGKILL')

  const next = await startNode(folder)
  expect(serverPid(folder)).not.toBe(server)
  expect(await missing(next.url, acknowledged)).toBe(0)
})

test('a killed server is started again at the same address by a process that lives', async () => {
  const folder = freshFolder()
  const { url } = await startNode(folder)
  const server = serverPid(folder)
  process.kill(server, 'SIGKILL')
  await until(async () => (await query(url, 'select 1')).length === 1)
  expect(serverPid(folder)).not.toBe(server)
})

test('a server is not mistaken for a process that now has its number', async () => {
  const folder = freshFolder()
  const first = await startNode(folder)
  const server = serverPid(folder)
  first.child.kill('SIGKILL')
  process.kill(server, 'SIGKILL')
  await until(async () => !isRunning(server))
  const file = join(folder, 'pg', 'postmaster.pid')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)))

  const next = await startNode(folder)
  expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a process that ends without leaving takes the server with it', async () => {
  const folder = freshFolder()
  const { child } = await startNode(folder)
  const server = serverPid(folder)
  child.stdin?.write('exit\n')
  await once(child, 'exit')
  expect(isRunning(server)).toBe(false)
})

test('a folder made by another PostgreSQL is refused with what to do', async () => {
  const folder = freshFolder()
  await (await startEmbedded(folder)).stop()
  const version = join(folder, 'pg', 'PG_VERSION')
  writeFileSync(version, '9\n')
  await expect(startEmbedded(folder)).rejects.toThrow('dump it with pg_dump')
  writeFileSync(version, '18\n')
})

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yinuo-embedded-'))
  folders.push(folder)
  return folder
}

/** `writes` makes the process insert rows one by one and print the number of each after its commit. */
async function startNode(folder: string, habit: 'idle' | 'writes' = 'idle'): Promise<Node> {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { startEmbedded } from '${module}'
       import pg from 'pg'
       const [folder, habit] = process.argv.slice(1)
       const database = await startEmbedded(folder)
       console.log(JSON.stringify({ url: database.url, joined: database.joined }))
       process.stdin.on('data', () => process.exit()).on('end', () => database.stop().then(() => process.exit()))
       if (habit === 'writes') {
         const client = new pg.Client(database.url)
         await client.connect()
         await client.query('create table written (n int primary key)')
         for (let n = 1; ; n += 1) {
           await client.query('insert into written values ($1)', [n])
           console.log(n)
         }
       }`,
      folder,
      habit,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('the process ended while starting')))
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended])
  ended.catch(() => {})
  const node = { child, ...(JSON.parse(line) as { url: string; joined: boolean }) }
  nodes.push(node)
  return node
}

/** Numbers of rows whose commit was acknowledged, once there are so many; the last line may be cut by a kill. */
async function acknowledgedRows(child: ChildProcess, enough: number): Promise<number[]> {
  const rows: number[] = []
  for await (const line of createInterface(child.stdout!)) {
    rows.push(Number(line))
    if (rows.length >= enough) return rows
  }
  throw new Error('the writing process ended')
}

async function missing(url: string, numbers: number[]): Promise<number> {
  const [row] = await query(url, `select count(*)::int as n from written where n = any('{${numbers.join()}}')`)
  return numbers.length - (row?.n as number)
}

async function leave(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.stdin?.end()
  await once(child, 'exit')
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const results = [await client.query(text)].flat()
    return results.at(-1)?.rows ?? []
  } finally {
    await client.end()
  }
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (;;) {
    if (await isTrue().catch(() => false)) return
    await sleep(50)
  }
}

function serverPid(folder: string): number {
  return Number(readFileSync(join(folder, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])
}
