import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isAlive, readClaim, withLock, writeClaim } from './embedded-claims.mjs'

const folder = mkdtempSync(join(tmpdir(), 'yinuo-claims-'))
const module = new URL('./embedded-claims.mjs', import.meta.url).href
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Adds one to a number in a file under the lock, with a pause between reading and writing, again and again. */
function counting(lock: string, counter: string, times: number): ChildProcess {
  return spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { withLock } from '${module}'
       import { readFileSync, writeFileSync } from 'node:fs'
       const [lock, counter, times] = process.argv.slice(1)
       for (let i = 0; i < Number(times); i += 1)
         await withLock(lock, async () => {
           const before = Number(readFileSync(counter, 'utf8'))
           await new Promise((resolve) => setTimeout(resolve, 2))
           writeFileSync(counter, String(before + 1))
         })`,
      lock,
      counter,
      String(times),
    ],
    { stdio: 'inherit' },
  )
}

test('a lock is held by one process at a time', async () => {
  const [lock, counter] = [join(folder, 'lock'), join(folder, 'counter')]
  writeFileSync(counter, '0')
  const processes = [1, 2, 3, 4].map(() => counting(lock, counter, 25))
  await Promise.all(processes.map((process) => once(process, 'exit')))
  expect(readFileSync(counter, 'utf8')).toBe('100')
})

test('the lock of a killed holder passes to exactly one of those who wait', async () => {
  const [lock, counter] = [join(folder, 'taken-lock'), join(folder, 'taken-counter')]
  const holder = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { withLock } from '${module}'
     await withLock(process.argv[1], () => { console.log('held'); return new Promise((resolve) => setTimeout(resolve, 60_000)) })`,
    lock,
  ])
  await once(holder.stdout, 'data')
  writeFileSync(counter, '0')
  const waiting = [1, 2, 3, 4].map(() => counting(lock, counter, 5))
  holder.kill('SIGKILL')
  await Promise.all(waiting.map((process) => once(process, 'exit')))
  expect(readFileSync(counter, 'utf8')).toBe('20')
  expect(readdirSync(folder).filter((name) => name.startsWith('taken-lock'))).toEqual([])
})

test('a lock is released when the work fails', async () => {
  const lock = join(folder, 'failing')
  await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await withLock(lock, () => 'next')).toBe('next')
})

test('a claim is dead when its process number now belongs to another process', () => {
  const file = join(folder, 'recycled')
  writeClaim(file)
  const claim = readClaim(file)!
  expect(isAlive(file, claim)).toBe(true)
  expect(isAlive(file, { ...claim, birth: '1' })).toBe(process.platform === 'win32')
})

test('a claim made elsewhere lives as long as it shows signs of life', () => {
  const file = join(folder, 'elsewhere')
  writeClaim(file)
  const claim = { ...readClaim(file)!, place: 'another machine', pid: 1 }
  expect(isAlive(file, claim)).toBe(true)
  const longAgo = new Date(Date.now() - 31_000)
  utimesSync(file, longAgo, longAgo)
  expect(isAlive(file, claim)).toBe(false)
})
