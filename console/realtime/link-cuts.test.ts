import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ClientFrame, ServerFrame } from '#platform/realtime/frames.ts'
import { newLink, step } from './link.ts'
import type { LinkEffect, LinkInput, LinkState } from './link-types.ts'

/** Any order of growth, delivery, loss and return. */
type Happening = 'grow' | 'deliver' | 'carry' | 'cut' | 'wait' | 'ask' | 'leave' | 'watch'
const happening = fc.constantFrom<Happening>(
  'grow',
  'grow',
  'deliver',
  'deliver',
  'deliver',
  'carry',
  'carry',
  'cut',
  'wait',
  'ask',
  'leave',
  'watch',
)

const TOPIC = 'timeline:a'

/**
 * A small server and the wire, as the gateway behaves: frames of a cut socket are lost on both ways, a feed is sent in
 * order after the number asked for, a command may be carried out although its answer never arrives.
 */
function world(keepsLast: number) {
  let link: LinkState = newLink()
  let now = 0
  let length = 0
  let open: { cursor: number | null } | undefined
  let toClient: ServerFrame[] = []
  let toServer: ClientFrame[] = []
  let asked = 0
  let watching = false
  const handedOn: number[] = []
  const missing: { readonly from: number; readonly first: number }[] = []
  const doneByServer = new Set<string>()
  const answers: string[] = []

  function tell(input: LinkInput): void {
    const next = step(link, input, { now, random: 0.5 })
    link = next.state
    next.effects.forEach(perform)
  }

  function perform(effect: LinkEffect): void {
    if (effect.kind === 'connect') {
      open = { cursor: null }
      toServer = []
      toClient = [{ t: 'hello', protocol: 1, at: now }]
    } else if (effect.kind === 'send') toServer.push(effect.frame)
    else if (effect.kind === 'items') handedOn.push(...effect.items.map((item) => item.seq))
    else if (effect.kind === 'gap') missing.push({ from: (handedOn.at(-1) ?? 0) + 1, first: effect.first })
    else if (effect.kind === 'answer' && effect.answer.ok) answers.push(effect.id)
  }

  function serve(frame: ClientFrame): void {
    if (!open) return
    if (frame.t === 'ping') toClient.push({ t: 'pong' })
    if (frame.t === 'close') open.cursor = null
    if (frame.t === 'do') {
      doneByServer.add(frame.id)
      toClient.push({ t: 'done', id: frame.id, body: null })
    }
    if (frame.t === 'open') {
      open.cursor = frame.after ?? 0
      toClient.push({ t: 'opened', topic: TOPIC, last: length })
      const first = Math.max(1, length - keepsLast + 1)
      if (open.cursor + 1 < first) {
        toClient.push({ t: 'gap', topic: TOPIC, first })
        open.cursor = first - 1
      }
      push()
    }
  }

  function push(): void {
    if (!open || open.cursor === null || open.cursor >= length) return
    const from = open.cursor
    const items = Array.from({ length: length - from }, (_, index) => ({ seq: from + index + 1 }))
    open.cursor = length
    toClient.push({ t: 'feed', topic: TOPIC, items })
  }

  const acts: Record<Happening, () => void> = {
    grow() {
      length += 1
      push()
    },
    carry() {
      const frame = toServer.shift()
      if (frame) serve(frame)
    },
    deliver() {
      const frame = toClient.shift()
      if (frame) tell({ kind: 'heard', socket: link.socket, frame })
    },
    cut() {
      open = undefined
      toClient = []
      toServer = []
      tell({ kind: 'lost', socket: link.socket, code: 1006 })
    },
    wait() {
      now += 30_000
      tell({ kind: 'tick' })
    },
    ask() {
      asked += 1
      tell({ kind: 'ask', id: String(asked), name: 'post', body: asked, resend: true })
    },
    leave() {
      if (watching) tell({ kind: 'leave', topic: TOPIC })
      watching = false
    },
    watch() {
      if (!watching) tell({ kind: 'watch', topic: TOPIC, as: 'feed', after: handedOn.at(-1) ?? 0 })
      watching = true
    },
  }

  return {
    happen: (what: Happening) => acts[what](),
    /** The link stands, is left alone, and everything under way arrives. */
    settle() {
      acts.watch()
      for (let round = 0; round < 12; round++) {
        acts.wait()
        while (toServer.length > 0 || toClient.length > 0) {
          acts.carry()
          acts.deliver()
        }
      }
    },
    start: () => tell({ kind: 'start' }),
    seen: () => ({ handedOn, missing, length, answers, asked, doneByServer }),
  }
}

function play(happenings: readonly Happening[], keepsLast: number) {
  const run = world(keepsLast)
  run.start()
  for (const what of happenings) run.happen(what)
  run.settle()
  return run.seen()
}

const count = (to: number) => Array.from({ length: to }, (_, index) => index + 1)

it('any interleaving of cuts hands on each item once, in order', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 120 }), (happenings) => {
      const { handedOn, length } = play(happenings, Number.POSITIVE_INFINITY)
      expect(handedOn).toEqual(count(length))
    }),
    { numRuns: 2_000 },
  )
})

it('whatever cannot be had any more is named as a gap: handed on and gaps together are everything', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 120 }), fc.integer({ min: 1, max: 4 }), (happenings, keepsLast) => {
      const { handedOn, missing, length } = play(happenings, keepsLast)
      const inGaps = missing.flatMap(({ from, first }) => count(length).filter((seq) => seq >= from && seq < first))
      expect([...handedOn, ...inGaps].sort((a, b) => a - b)).toEqual(count(length))
      expect(handedOn).toEqual([...handedOn].sort((a, b) => a - b))
    }),
    { numRuns: 2_000 },
  )
})

it('any interleaving of cuts: a command that may be sent twice is carried out and answered once', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 120 }), (happenings) => {
      const { answers, asked, doneByServer } = play(happenings, Number.POSITIVE_INFINITY)
      expect([...answers].sort()).toEqual(count(asked).map(String).sort())
      expect(doneByServer.size).toBe(asked)
    }),
    { numRuns: 1_000 },
  )
})
