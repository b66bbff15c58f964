import type { Robot } from './agent/robot.ts'
import { weekMinuteInWords } from './clock.ts'
import { shareInWords, type Tally } from './tally.ts'

export interface Now {
  readonly weekMinute: number
  readonly speed: number
  readonly customers: number
  readonly robots: readonly Pick<Robot, 'isPresent' | 'isBusy'>[]
}

/** What is going on, in one line. */
export function liveLine(now: Now, tally: Tally): string {
  const present = now.robots.filter((robot) => robot.isPresent()).length
  const busy = now.robots.filter((robot) => robot.isBusy()).length
  return [
    `${weekMinuteInWords(now.weekMinute)} ×${now.speed}`,
    `customers ${now.customers}`,
    `robots ${present}/${now.robots.length}, busy ${shareInWords(busy, present)}`,
    `asked ${tally.asked}`,
    `answered ${tally.answered}`,
    `abandoned ${tally.abandoned}`,
    `≤25 s ${shareInWords(tally.answeredWithin25s, tally.asked)}`,
    `first words ≤30 s ${shareInWords(tally.respondedWithin30s, tally.asked)}`,
  ].join(' | ')
}

/** A terminal, a file, or a test. */
export interface Out {
  write(text: string): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

const TOLD_EVERY_MS = 10_000

/** One line that changes in place on a screen, and now and then a new line in a file. */
export function createLiveLine(out: Out, compose: () => string) {
  let shown = ''
  let toldAt = 0
  const show = () => {
    const line = compose()
    if (out.isTTY) {
      shown = line.slice(0, (out.columns ?? 120) - 1)
      out.write(`\r\u001b[K${shown}`)
    } else if (Date.now() - toldAt >= TOLD_EVERY_MS) {
      toldAt = Date.now()
      out.write(`${line}\n`)
    }
  }
  const timer = setInterval(show, 1_000)
  return {
    /** Prints a line of its own above. */
    say(line: string) {
      out.write(out.isTTY ? `\r\u001b[K${line}\n${shown}` : `${line}\n`)
    },
    stop() {
      clearInterval(timer)
      if (out.isTTY) out.write('\r\u001b[K')
      out.write(`${compose()}\n`)
    },
  }
}
