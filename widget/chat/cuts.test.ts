import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Chat } from './chat.ts'
import { type Happening, trial } from './test-server.ts'

const happenings: Record<Happening, number> = {
  start: 2,
  'agent speaks': 5,
  'note for staff': 2,
  write: 5,
  carry: 9,
  'deliver items': 8,
  'deliver answer': 8,
  'answer call': 8,
  'fail call': 2,
  cut: 3,
  'end visit': 1,
  'deliver late': 2,
  'send items twice': 2,
  'be busy': 1,
  run: 6,
  earlier: 2,
  wait: 5,
  reload: 2,
  'close window': 1,
}
const story = fc.array(
  fc.oneof(
    ...Object.entries(happenings).map(([name, weight]) => ({ arbitrary: fc.constant(name as Happening), weight })),
  ),
  { minLength: 30, maxLength: 200, size: 'max' },
)

function play(story: readonly Happening[]) {
  const run = trial()
  run.happen('start')
  for (const what of story) run.happen(what)
  run.settle()
  return run.seen()
}

function showsTwice({ thread, outbox }: Chat): boolean {
  const isInOrder = thread.lines.every(({ seq }, index) => seq > (thread.lines[index - 1]?.seq ?? 0))
  const ids = [...thread.lines, ...outbox.entries].flatMap(({ clientId }) => (clientId === null ? [] : [clientId]))
  return !isInOrder || new Set(ids).size < ids.length
}

const seqs = (lines: readonly { readonly seq: number }[]) => lines.map(({ seq }) => seq)

describe('whatever is cut, lost, overtaken, ended or reloaded on the way', () => {
  it('the page shows every line from its first on, once, in order', () => {
    fc.assert(
      fc.property(story, (story) => {
        const { chat, lines } = play(story)
        const first = chat.thread.lines[0]?.seq ?? 1
        expect(seqs(chat.thread.lines)).toEqual(seqs(lines.filter(({ seq }) => seq >= first)))
        if (!chat.thread.hasEarlier) expect(seqs(chat.thread.lines)).toEqual(seqs(lines))
      }),
      { numRuns: 300 },
    )
  })

  it('what the customer wrote reaches the centre once, in the order of writing, and nothing stays waiting', () => {
    fc.assert(
      fc.property(story, (story) => {
        const { chat, lines, written } = play(story)
        const own = lines.flatMap(({ clientId }) => (clientId === null ? [] : [clientId]))
        expect(own).toEqual(Array.from({ length: written }, (_, index) => `w${index + 1}`))
        expect(chat.outbox.entries).toEqual([])
        expect(chat.phase).toBe('open')
      }),
      { numRuns: 300 },
    )
  })

  it('no line is shown twice at any moment, neither in the thread nor beside its unsent copy', () => {
    fc.assert(
      fc.property(story, (story) => {
        const run = trial()
        run.happen('start')
        const faults = story.filter((what) => {
          run.happen(what)
          return showsTwice(run.seen().chat)
        })
        expect(faults).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
