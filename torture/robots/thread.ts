import { pause } from '../../simulate/door/pause.ts'
import type { Line } from './line.ts'
import type { Way } from './room.ts'

/** A thread as one robot hears it, written into the books line by line. */
export interface Thread {
  last(): number
  /** Waits until everything up to this number was heard, and writes down when it never comes. */
  hearUpTo(seq: number): Promise<void>
}

const LOOK_EVERY_MS = 100
/** Lines come back within seconds, so what has not come by then was left out; counted from the last thing heard, or from the asking. */
const NEVER_MS = 120_000

/** @param from what came up to this number is of no interest @param who the name in the books */
export function hearThread(way: Way, line: Line, cid: string, from: number, who = way.who): Thread {
  let last = from
  let heardAt = Date.now()
  line.follow(`conversation:${cid}`, {
    last: () => last,
    opened: (after) => way.write({ t: 'opened', who, cid, after }),
    gap(first) {
      last = first - 1
      way.write({ t: 'gap', who, cid, first })
    },
    items(items) {
      heardAt = Date.now()
      for (const { seq, body } of items) {
        way.write({ t: 'heard', who, cid, seq, text: textOf(body) })
        last = Math.max(last, seq)
      }
    },
  })
  return {
    last: () => last,
    async hearUpTo(seq) {
      const askedAt = Date.now()
      while (last < seq) {
        if (Date.now() - Math.max(heardAt, askedAt) > NEVER_MS) return way.write({ t: 'unheard', who, cid, last: seq })
        await pause(LOOK_EVERY_MS, way.over)
      }
    },
  }
}

function textOf(body: unknown): string | null {
  const { kind, text } = body as { kind?: string; text?: string }
  return kind === 'text' && text !== undefined ? text : null
}
