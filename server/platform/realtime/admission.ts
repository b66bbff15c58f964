import type { Duplex } from 'node:stream'
import { createComeBack } from '#platform/come-back.ts'

/** Upgrades whose session is being looked up. */
const UPGRADES_AT_ONCE = 8
/** Topics being opened: they leave most of the database's connections to those who are connected already. */
const OPENINGS_AT_ONCE = 6
/** Of so many openings one is a newcomer's, however many of those wait who are in already. */
const NEWCOMER_EVERY = 4
/** While more topics wait to be opened, no further socket is let in. */
const MOST_OPENINGS_WAITING = 64
/** Who would wait longer is sent away; clients give an upgrade up after ten seconds. */
const PATIENCE_MS = 5_000
const MOST_AWAY_MS = 30_000
const LOOK_EVERY_MS = 250
/** First guess of what one socket keeps us; measured from then on. */
const STEP_MS = 3
const LONGEST_STEP_MS = 200

/** Lets sockets in at the pace at which their topics can be opened, so that a rush hurts nobody who is in already. */
export interface Admission {
  /**
   * Does the work when it is this socket's turn, not at all when the socket was closed meanwhile.
   * @returns milliseconds after which to come back, when too many wait already
   */
  letIn(socket: Duplex, work: () => Promise<void>): Promise<number | undefined>
  /**
   * Does the work when it is its turn; not at all once stopped. Who is in already comes before newcomers: an agent who
   * was given a contact does not wait behind a crowd that has yet to see its first line.
   */
  opening(isIn: boolean, work: () => Promise<void>): Promise<void>
  stop(): void
}

export interface AdmissionOptions {
  /** Most milliseconds a socket waits to be let in. 5 s when left out. */
  readonly patienceMs?: number
}

export function createAdmission({ patienceMs = PATIENCE_MS }: AdmissionOptions = {}): Admission {
  const comeBack = createComeBack(MOST_AWAY_MS)
  const upgrades: (() => void)[] = []
  const openings: Record<'in' | 'new', (() => void)[]> = { in: [], new: [] }
  let openingsBegun = 0
  let upgrading = 0
  let opening = 0
  let stopped = false
  let stepMs = STEP_MS
  let lastTurnMs = Number.NaN
  /** How late the event loop came to its last look. */
  let lagMs = 0
  let lookedAtMs = performance.now()
  const looking = setInterval(() => {
    const now = performance.now()
    lagMs = Math.max(0, now - lookedAtMs - LOOK_EVERY_MS)
    lookedAtMs = now
  }, LOOK_EVERY_MS).unref()

  function nextOpening(): (() => void) | undefined {
    const first = openingsBegun % NEWCOMER_EVERY === NEWCOMER_EVERY - 1 ? 'new' : 'in'
    const next = openings[first].shift() ?? openings[first === 'in' ? 'new' : 'in'].shift()
    if (next) openingsBegun += 1
    return next
  }

  function proceed(): void {
    while (opening < OPENINGS_AT_ONCE) {
      const next = nextOpening()
      if (!next) break
      opening += 1
      next()
    }
    while (upgrading < UPGRADES_AT_ONCE && openings.in.length + openings.new.length <= MOST_OPENINGS_WAITING) {
      const next = upgrades.shift()
      if (!next) break
      upgrading += 1
      next()
    }
  }

  /** Only turns that followed one another without a pause tell how long one takes. */
  function measure(): void {
    const now = performance.now()
    const tookMs = now - lastTurnMs
    lastTurnMs = upgrades.length > 0 ? now : Number.NaN
    if (tookMs >= 0) stepMs += (Math.min(tookMs, LONGEST_STEP_MS) - stepMs) / 50
  }

  return {
    async letIn(socket, work) {
      const waitMs = lagMs + upgrades.length * stepMs
      if (upgrades.length > 0 && waitMs > patienceMs) return comeBack.next(performance.now(), patienceMs, stepMs)
      await new Promise<void>((turn) => {
        upgrades.push(turn)
        proceed()
      })
      measure()
      try {
        if (!socket.destroyed) await work()
      } finally {
        upgrading -= 1
        proceed()
      }
      return undefined
    },
    async opening(isIn, work) {
      await new Promise<void>((turn) => {
        openings[isIn ? 'in' : 'new'].push(turn)
        proceed()
      })
      try {
        if (!stopped) await work()
      } finally {
        opening -= 1
        proceed()
      }
    },
    stop() {
      stopped = true
      clearInterval(looking)
    },
  }
}
