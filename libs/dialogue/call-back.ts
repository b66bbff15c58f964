import type { Turn } from '#libs/dialogue/dialogue.ts'
import { did, type Heard, put, say } from '#libs/dialogue/draft.ts'
import { toPerson } from '#libs/dialogue/hand-over-turn.ts'
import { acceptsCallBack, isCancel, isNo, isRefusal } from '#libs/dialogue/sayings.ts'

/** How often a number is asked for before the matter is queued in writing instead. */
const MOST_ATTEMPTS = 3

/** The answer to the offer of a call-back. Whatever is neither yes nor no leaves the offer standing. */
export function onCallBack(turn: Turn, heard: Heard): Turn | null {
  const { pending } = turn.state
  if (pending?.kind !== 'call-back' && pending?.kind !== 'phone') return null
  const { choice, said } = heard
  if (choice === 'call-back-no' || (choice === null && (isNo(said) || isCancel(said)))) return decline(turn)
  if (pending.kind === 'phone') return onPhone(turn, heard)
  if (choice !== 'call-back-yes' && !(choice === null && acceptsCallBack(said))) return null
  const phone = phoneIn(heard)
  if (phone !== null || heard.input.context.hasPhone) return promise(turn, phone)
  return askPhone(turn, 0)
}

const decline = (turn: Turn): Turn =>
  did(say(put(turn, { pending: null, callBack: 'declined' }), 'call-back-declined'), { act: 'decline-call-back' })

function phoneIn({ input }: Heard): string | null {
  const read = input.reading.slots.find(({ kind }) => kind === 'phone')
  return read?.kind === 'phone' ? read.value : null
}

function onPhone(turn: Turn, heard: Heard): Turn | null {
  const { pending } = turn.state
  if (pending?.kind !== 'phone') return null
  const phone = phoneIn(heard)
  if (phone !== null) return promise(turn, phone)
  const attempts = pending.attempts + 1
  return isRefusal(heard.said) || attempts >= MOST_ATTEMPTS
    ? toPerson(turn, pending.handOver)
    : askPhone(turn, attempts)
}

function askPhone(turn: Turn, attempts: number): Turn {
  const { pending } = turn.state
  if (pending?.kind !== 'phone' && pending?.kind !== 'call-back') return turn
  const { opensAt, handOver } = pending
  const asked = say(turn, attempts === 0 ? 'ask-phone' : 'ask-phone-again')
  return did(put(asked, { pending: { kind: 'phone', opensAt, handOver, attempts } }), { act: 'ask-phone' })
}

function promise(turn: Turn, phone: string | null): Turn {
  const { pending } = turn.state
  if (pending?.kind !== 'phone' && pending?.kind !== 'call-back') return turn
  const { opensAt, handOver } = pending
  const told = say(put(turn, { pending: null, callBack: 'promised' }), 'call-back-promised')
  return did(told, { act: 'promise-call-back', opensAt, phone, handOver })
}
