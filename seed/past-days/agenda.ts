/** What somebody does, one thing after another; yields how many milliseconds pass before the next. */
export type Story = AsyncGenerator<number, void>

/** Stories side by side on one clock: the one whose turn is next goes on, then the others. */
export interface Agenda {
  readonly now: number
  /** A story that begins at an instant, at the earliest now. */
  begin(story: Story, at: number): void
  /** When the next turn is; undefined: all stories are told. */
  nextAt(): number | undefined
  /** Time passes, up to the next turn at most. */
  passTo(instant: number): void
  /** The story whose turn is next goes on to its next pause. */
  turn(): Promise<void>
}

export function createAgenda(from: number): Agenda {
  let now = from
  let told = 0
  const turns: { readonly at: number; readonly place: number; readonly story: Story }[] = []

  function add(story: Story, at: number): void {
    const turn = { at: Math.max(Math.round(at), now), place: told++, story }
    const before = turns.findIndex((other) => other.at > turn.at)
    turns.splice(before === -1 ? turns.length : before, 0, turn)
  }

  return {
    get now() {
      return now
    },
    begin: add,
    nextAt: () => turns[0]?.at,
    passTo(instant) {
      now = Math.max(now, Math.min(instant, turns[0]?.at ?? instant))
    },
    async turn() {
      const next = turns.shift()
      if (!next) return
      now = Math.max(now, next.at)
      const { done, value } = await next.story.next()
      if (!done) add(next.story, now + value)
    },
  }
}
