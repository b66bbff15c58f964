import type { Act, Button, DialogueState, Knowledge, Reply, Turn, TurnInput } from '#libs/dialogue/dialogue.ts'
import type { Words } from '#libs/dialogue/flow.ts'
import type { Tried } from '#libs/dialogue/hand-over.ts'
import { BUTTON_WORDS, fillWords, TURN_WORDS, type TurnWordsCode } from '#libs/dialogue/words/turn-words.ts'

/** All a rule of a turn looks at; nothing in it changes while the turn is decided. */
export interface Heard {
  readonly input: TurnInput
  readonly knowledge: Knowledge
  readonly now: number
  /** The message normalised. */
  readonly said: string
  /** The button pressed, also when its label came as words; null when none was. */
  readonly choice: string | null
}

/*
 * A turn grows by these: each takes the turn so far and returns it with one thing more.
 */

export const did = (turn: Turn, act: Act): Turn => ({ ...turn, acts: [...turn.acts, act] })

export const reply = (turn: Turn, added: Reply): Turn => ({ ...turn, replies: [...turn.replies, added] })

export const put = (turn: Turn, change: Partial<DialogueState>): Turn => ({
  ...turn,
  state: { ...turn.state, ...change },
})

/** Notes what was done for the customer; the newest forty are kept. */
export const tried = (turn: Turn, what: Tried): Turn => put(turn, { tried: [...turn.state.tried, what].slice(-40) })

export const say = (
  turn: Turn,
  code: TurnWordsCode,
  values: Readonly<Record<string, Words>> = {},
  buttons: readonly Button[] = [],
): Turn => reply(turn, { kind: 'words', code, words: fillWords(TURN_WORDS[code], values), buttons })

export const button = (choice: keyof typeof BUTTON_WORDS): Button => ({ choice, label: BUTTON_WORDS[choice] })
