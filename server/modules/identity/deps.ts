import type { RecordedFact } from '#libs/facts/event.ts'
import type { Platform } from '#platform/module.ts'
import { createPasswords, type Passwords } from './passwords.ts'
import { createSeenMarks, type SeenMarks } from './seen-marks.ts'

/** What the use cases of this module work with. */
export interface IdentityDeps extends Pick<Platform, 'config' | 'db' | 'log' | 'timers' | 'clock' | 'logger'> {
  readonly passwords: Passwords
  readonly seen: SeenMarks
}

/**
 * @param heardHere told of own facts the moment they are durable, so that this node acts on a revocation before the
 * answer to it leaves; other nodes hear of it by the log
 * @param seen the marks that whoever signs people in shares with it
 */
export function identityDeps(
  platform: Platform,
  heardHere: (facts: readonly Pick<RecordedFact, 'type' | 'data'>[]) => void = () => {},
  seen: SeenMarks = createSeenMarks(platform),
): IdentityDeps {
  const { config, db, timers, clock, logger } = platform
  const log: Platform['log'] = {
    ...platform.log,
    async announce(tx, cause, facts) {
      await platform.log.announce(tx, cause, facts)
      tx.afterCommit(() => heardHere(facts))
    },
  }
  return { config, db, log, timers, clock, logger, passwords: createPasswords(), seen }
}
