/** Who uses the embedded database of a folder. Whoever asks or changes it holds the folder's lock. */
import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, isElsewhere, readClaim, writeClaim } from './embedded-claims.mjs'

/** Says that this process uses the folder, once more if it does already; returns the file that says so. */
export function claimUse(base) {
  const claim = join(base, 'users', `${process.pid}-${randomBytes(4).toString('hex')}`)
  writeClaim(claim)
  return claim
}

/** The claims of processes that live; those of dead ones are removed. */
export function livingUsers(base) {
  const folder = join(base, 'users')
  return readdirSync(folder)
    .map((name) => ({ file: join(folder, name), claim: readClaim(join(folder, name)) }))
    .filter(({ file, claim }) => {
      if (!claim) return false
      const alive = isAlive(file, claim)
      if (!alive) rmSync(file, { force: true })
      return alive
    })
    .map(({ claim }) => claim)
}

/** Two servers on one folder would destroy it, and ours cannot reach a server elsewhere: so one has to go. */
export async function waitForOthersElsewhere(base, onProgress) {
  const other = () => livingUsers(base).find(isElsewhere)
  for (let waited = 0; other(); waited += 1_000) {
    if (waited === 0) onProgress(`${base} was open on ${other().host} moments ago: waiting for a sign of life`)
    if (waited > 35_000) {
      throw new Error(
        `${base} is open in another container or on another machine (process ${other().pid} on ${other().host}).\n` +
          'Stop that one, or give both the same PostgreSQL server by DATABASE_URL.',
      )
    }
    await sleep(1_000)
  }
}
