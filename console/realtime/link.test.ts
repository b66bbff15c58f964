import { describe, expect, it } from 'vitest'
import { newLink, retryDelayMs, step, wakeAt } from './link.ts'
import type { LinkEffect, LinkInput, LinkState } from './link-types.ts'

const problem = (refusal: string, status: number) => ({ type: `/problems/${refusal}`, title: refusal, status, refusal })

/** Plays inputs at the instants given; returns the last state and everything that was to be done. */
function play(inputs: readonly (readonly [number, LinkInput])[], from: LinkState = newLink()) {
  let state = from
  const effects: LinkEffect[] = []
  for (const [now, input] of inputs) {
    const next = step(state, input, { now, random: 0.5 })
    state = next.state
    effects.push(...next.effects)
  }
  return { state, effects, sent: effects.flatMap((effect) => (effect.kind === 'send' ? [effect.frame] : [])) }
}

const hello = (socket: number): LinkInput => ({ kind: 'heard', socket, frame: { t: 'hello', protocol: 1, at: 1000 } })
const lost = (socket: number, code = 1006): LinkInput => ({ kind: 'lost', socket, code })
const standing = play([
  [0, { kind: 'start' }],
  [1, hello(1)],
]).state

describe('link', () => {
  it('comes back when the server told it to, and finds its own time after that', () => {
    const { state } = play(
      [
        [1_000, { kind: 'heard', socket: 1, frame: { t: 'bye', reason: 'server is stopping', retryAfterMs: 6_200 } }],
        [1_001, lost(1, 1012)],
      ],
      standing,
    )
    expect(wakeAt(state)).toBe(1_001 + 6_200)
    const again = play(
      [
        [7_201, { kind: 'tick' }],
        [7_202, lost(2)],
      ],
      state,
    ).state
    expect(wakeAt(again)).toBe(7_202 + retryDelayMs(again.failures, 0.5))
  })

  it('opens what was wanted before it stood', () => {
    const { sent } = play([
      [0, { kind: 'watch', topic: 'board', as: 'view' }],
      [0, { kind: 'watch', topic: 'timeline:a', as: 'feed', after: 7 }],
      [0, { kind: 'start' }],
      [1, hello(1)],
    ])
    expect(sent).toEqual([
      { t: 'open', topic: 'board' },
      { t: 'open', topic: 'timeline:a', after: 7 },
    ])
  })

  it('goes on after the last number it has handed on when it comes back', () => {
    const { sent } = play(
      [
        [2, { kind: 'watch', topic: 'timeline:a', as: 'feed', after: 0 }],
        [3, { kind: 'heard', socket: 1, frame: { t: 'opened', topic: 'timeline:a', last: 2 } }],
        [3, { kind: 'heard', socket: 1, frame: { t: 'feed', topic: 'timeline:a', items: [{ seq: 1 }, { seq: 2 }] } }],
        [4, lost(1)],
        [9_000, { kind: 'tick' }],
        [9_001, hello(2)],
      ],
      standing,
    )
    expect(sent.at(-1)).toEqual({ t: 'open', topic: 'timeline:a', after: 2 })
  })

  it('two watchers share one topic, and the last one to leave closes it', () => {
    const { sent } = play(
      [
        [2, { kind: 'watch', topic: 'board', as: 'view' }],
        [2, { kind: 'watch', topic: 'board', as: 'view' }],
        [3, { kind: 'leave', topic: 'board' }],
        [3, { kind: 'leave', topic: 'board' }],
      ],
      standing,
    )
    expect(sent).toEqual([
      { t: 'open', topic: 'board' },
      { t: 'close', topic: 'board' },
    ])
  })

  it('what an older socket still says changes nothing', () => {
    const { state, effects } = play([[2, lost(0)]], standing)
    expect(state).toBe(standing)
    expect(effects).toEqual([])
  })

  it('a command that may not be sent twice is answered link-lost; the other is sent again', () => {
    const { effects, state } = play(
      [
        [2, { kind: 'ask', id: 'typing', name: 'typing', body: 1, resend: false }],
        [2, { kind: 'ask', id: 'post', name: 'post', body: 2, resend: true }],
        [3, lost(1)],
        [9_000, { kind: 'tick' }],
        [9_001, hello(2)],
        [9_002, { kind: 'heard', socket: 2, frame: { t: 'done', id: 'post', body: 'ok' } }],
      ],
      standing,
    )
    const answers = effects.filter((effect) => effect.kind === 'answer')
    expect(answers).toMatchObject([
      { id: 'typing', answer: { ok: false, problem: { refusal: 'link-lost' } } },
      { id: 'post', answer: { ok: true, body: 'ok' } },
    ])
    expect(state.commands).toEqual([])
  })

  it('a silent server is asked after 15 s and given up 8 s later', () => {
    expect(wakeAt(standing)).toBe(15_001)
    const asked = play([[15_001, { kind: 'tick' }]], standing)
    expect(asked.sent).toEqual([{ t: 'ping' }])
    expect(wakeAt(asked.state)).toBe(23_001)
    const givenUp = play([[23_001, { kind: 'tick' }]], asked.state)
    expect(givenUp.effects).toContainEqual({ kind: 'hang-up', socket: 1 })
    expect(givenUp.state.phase).toBe('waiting')
  })

  it('a page that slept does not take its own sleep for the server’s silence', () => {
    const { state } = play(
      [
        [70_000, { kind: 'tick' }],
        [70_050, { kind: 'heard', socket: 1, frame: { t: 'pong' } }],
        [140_000, { kind: 'tick' }],
      ],
      standing,
    )
    expect(state.phase).toBe('open')
  })

  it('a server that does not greet within 10 s is given up', () => {
    const { state, effects } = play([
      [0, { kind: 'start' }],
      [10_000, { kind: 'tick' }],
    ])
    expect(state.phase).toBe('waiting')
    expect(effects).toContainEqual({ kind: 'not-admitted' })
  })

  it('an ended session is not tried again', () => {
    const { state, effects } = play([[2, lost(1, 4401)]], standing)
    expect(effects).toEqual([{ kind: 'session-ended' }])
    expect(wakeAt(state)).toBe(null)
  })

  it('changed rights bring it back at once, and refused topics are asked for again', () => {
    const refused: LinkInput = {
      kind: 'heard',
      socket: 1,
      frame: { t: 'refused', topic: 'board', problem: problem('not-permitted', 403) },
    }
    const { effects, sent } = play(
      [
        [2, { kind: 'watch', topic: 'board', as: 'view' }],
        [3, refused],
        [4, lost(1, 4012)],
        [4, { kind: 'tick' }],
        [5, hello(2)],
      ],
      standing,
    )
    expect(effects.map((effect) => effect.kind)).toContain('topic-refused')
    expect(effects.map((effect) => effect.kind)).toContain('rights-changed')
    expect(sent.at(-1)).toEqual({ t: 'open', topic: 'board' })
  })

  it('a topic the server cannot answer now is opened again after 2 s, and nobody is told', () => {
    const refused: LinkInput = {
      kind: 'heard',
      socket: 1,
      frame: { t: 'refused', topic: 'board', problem: problem('not-available', 503) },
    }
    const { effects, state } = play(
      [
        [2, { kind: 'watch', topic: 'board', as: 'view' }],
        [3, refused],
      ],
      standing,
    )
    expect(effects.map((effect) => effect.kind)).toEqual(['send'])
    expect(wakeAt(state)).toBe(2_003)
    expect(play([[2_003, { kind: 'tick' }]], state).sent).toEqual([{ t: 'open', topic: 'board' }])
  })

  it('items of an earlier opening are left for the one that is not confirmed yet', () => {
    const fed = (...seqs: number[]): LinkInput => ({
      kind: 'heard',
      socket: 1,
      frame: { t: 'feed', topic: 'timeline:a', items: seqs.map((seq) => ({ seq })) },
    })
    const opened: LinkInput = { kind: 'heard', socket: 1, frame: { t: 'opened', topic: 'timeline:a', last: 6 } }
    const { effects } = play(
      [
        [2, { kind: 'watch', topic: 'timeline:a', as: 'feed', after: 5 }],
        [3, opened],
        [4, { kind: 'leave', topic: 'timeline:a' }],
        [4, { kind: 'watch', topic: 'timeline:a', as: 'feed', after: 3 }],
        [5, fed(6)],
        [6, opened],
        [6, fed(4, 5, 6)],
      ],
      standing,
    )
    expect(effects.filter((effect) => effect.kind === 'items')).toEqual([
      { kind: 'items', topic: 'timeline:a', items: [{ seq: 4 }, { seq: 5 }, { seq: 6 }] },
    ])
  })

  it('a gap is told once and the feed goes on from there', () => {
    const { effects } = play(
      [
        [2, { kind: 'watch', topic: 'timeline:a', as: 'feed', after: 3 }],
        [3, { kind: 'heard', socket: 1, frame: { t: 'opened', topic: 'timeline:a', last: 900 } }],
        [3, { kind: 'heard', socket: 1, frame: { t: 'gap', topic: 'timeline:a', first: 900 } }],
        [3, { kind: 'heard', socket: 1, frame: { t: 'feed', topic: 'timeline:a', items: [{ seq: 900 }] } }],
      ],
      standing,
    )
    expect(effects.slice(1)).toEqual([
      { kind: 'gap', topic: 'timeline:a', first: 900 },
      { kind: 'items', topic: 'timeline:a', items: [{ seq: 900 }] },
    ])
  })
})

describe('retryDelayMs', () => {
  it.each([
    [1, 0, 500],
    [1, 0.999, 1000],
    [3, 0, 2000],
    [30, 0, 10_000],
    [30, 0.9999, 19_999],
  ])('after %i failures and chance %f it is %i', (failures, random, ms) => {
    expect(retryDelayMs(failures, random)).toBe(ms)
  })
})
