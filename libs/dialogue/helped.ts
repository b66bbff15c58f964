import type { Turn } from '#libs/dialogue/dialogue.ts'
import { button, did, type Heard, put, say } from '#libs/dialogue/draft.ts'
import { CALL_BACK_BUTTONS, handOver } from '#libs/dialogue/hand-over-turn.ts'
import { isNo, isYes, saysHelped, saysNotHelped } from '#libs/dialogue/sayings.ts'
import { TURN_WORDS } from '#libs/dialogue/words/turn-words.ts'

/** Asks whether that helped; while a call-back is on offer that is asked again instead. */
export function askIfHelped(turn: Turn): Turn {
  const { pending, intent } = turn.state
  if (pending?.kind === 'call-back')
    return say(turn, 'call-back-offer', { opens: TURN_WORDS['opens-later'] }, CALL_BACK_BUTTONS)
  const asked = say(turn, 'asked-if-helped', {}, [button('helped-yes'), button('helped-no')])
  return did(put(asked, { pending: { kind: 'helped', intent } }), { act: 'ask-if-helped' })
}

/** The answer to that question. Only a clear yes counts as resolved; thanks alone do not. A second no brings a person. */
export function onHelped(turn: Turn, heard: Heard): Turn | null {
  const { pending } = turn.state
  if (pending?.kind !== 'helped') return null
  const { intent } = pending
  const { choice, said } = heard
  if (choice === 'helped-yes' || (choice === null && (isYes(said) || saysHelped(said)))) {
    const told = say(put(turn, { pending: null, phase: 'closed', notHelped: 0, lastAnswer: null }), 'resolved')
    return did(told, { act: 'resolved', intent })
  }
  if (choice === 'helped-no' || (choice === null && (isNo(said) || saysNotHelped(said)))) {
    const noted = did(put(turn, { pending: null, notHelped: turn.state.notHelped + 1 }), {
      act: 'not-resolved',
      intent,
    })
    if (noted.state.notHelped >= 2) return handOver(noted, heard, { why: 'not-helped' })
    return say(noted, 'not-helped')
  }
  return null
}
