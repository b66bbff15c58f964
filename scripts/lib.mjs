/** What the commands in this folder share. Imports only what a fresh clone has: they run before anything is installed. */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from '../server/platform/database/embedded-claims.mjs'

/** The checkout, and the full name of a file in it. */
export const root = fileURLToPath(new URL('..', import.meta.url))
export const fromRoot = (path) => join(root, path)

const TELL_EVERY_MS = 10_000

/**
 * Long work as numbered steps, each with a line when it begins, one every ten seconds, and one with the time it took.
 * @returns `step(name, work)`, which returns what `work` returns
 */
export function createSteps(total) {
  let number = 0
  return async (name, work) => {
    number += 1
    const began = Date.now()
    const label = total > 1 ? `Step ${number} of ${total}: ${name}` : name
    console.log(`${label} ...`)
    const telling = setInterval(() => console.log(`  ${name}: ${secondsSince(began)} s so far`), TELL_EVERY_MS)
    try {
      const result = await work()
      console.log(`  ${name}: done in ${secondsSince(began)} s`)
      return result
    } finally {
      clearInterval(telling)
    }
  }
}

export const secondsSince = (began) => ((Date.now() - began) / 1000).toFixed(1)

/**
 * Runs a program in the checkout to its end. Our own end by a signal is passed on to it.
 * @param loud lets it write to the screen; otherwise what it wrote is returned
 * @param onStart is told its process number
 * @returns `{ code, output }`; the code is 1 after a signal
 */
export async function run(program, args, { loud = false, env = {}, shell = false, onStart = () => {} } = {}) {
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: loud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell,
    windowsHide: true,
  })
  onStart(child.pid)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  const passOn = (signal) => {
    child.once('exit', () => process.exit(1))
    child.kill(signal)
  }
  process.on('SIGINT', passOn).on('SIGTERM', passOn)
  try {
    const code = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject))
    return { code: code ?? 1, output }
  } finally {
    process.off('SIGINT', passOn).off('SIGTERM', passOn)
  }
}

/** Runs a JavaScript program with this Node. */
export const runNode = (file, args, options) => run(process.execPath, [fromRoot(file), ...args], options)

/** Installing and building are done by one process at a time; the others wait and then find it done. */
export function alone(work) {
  mkdirSync(fromRoot('dist'), { recursive: true })
  return withLock(fromRoot('dist/lock'), work, ({ pid }) =>
    console.log(`Waiting for process ${pid}, which installs or builds here ...`),
  )
}
