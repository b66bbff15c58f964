import type { DeskShape } from '#modules/routing/contract.ts'
import { pause } from '../door/pause.ts'
import type { World } from '../world.ts'
import type { Desk } from './desk.ts'
import { type Break, nextBreak, secondsToNextBreak } from './habits.ts'

const REACT_SECONDS = 5

/** When an agent is there, and what for: by the roster, with breaks. What others chose meanwhile is chosen back. */
export interface Presence {
  /** The house's view of this agent has changed. */
  seen(state: DeskShape): Promise<void>
  /** New work may come at this moment. */
  isPresent(): boolean
  /** The roster wants this agent on duty, or no longer; work in hand is finished first. */
  setOnDuty(isOnDuty: boolean): Promise<void>
  takeBreak(rest: Break): Promise<void>
  /** Breaks now and then, until told to stop. */
  rhythm(): Promise<void>
}

export function createPresence({ clock, chance }: World, desk: Desk, signal: AbortSignal): Presence {
  let state: DeskShape | undefined
  let wanted: DeskShape['presence'] = 'offline'
  let isOnDuty = false
  let isChoosing = false

  async function keep(): Promise<void> {
    if (state === undefined || isChoosing || signal.aborted || chosenIn(state) === wanted) return
    isChoosing = true
    try {
      await pause(clock.realMs(REACT_SECONDS), signal)
      await desk.setPresence(wanted, signal)
    } finally {
      isChoosing = false
    }
  }

  const backToDuty = () => {
    wanted = isOnDuty ? 'available' : 'offline'
  }

  async function takeBreak({ presence, seconds }: Break): Promise<void> {
    if (wanted !== 'available') return
    wanted = presence
    try {
      await keep()
      await pause(clock.realMs(seconds), signal)
    } finally {
      backToDuty()
    }
    await keep()
  }

  return {
    seen(now) {
      state = now
      return keep()
    },
    isPresent: () => state !== undefined && ['available', 'busy', 'wrap-up'].includes(state.presence),
    async setOnDuty(on) {
      if (on === isOnDuty) return
      isOnDuty = on
      backToDuty()
      await keep()
    },
    takeBreak,
    async rhythm() {
      for (;;) {
        await pause(clock.realMs(secondsToNextBreak(chance)), signal)
        await takeBreak(nextBreak(chance))
      }
    },
  }
}

/** What was chosen, under the work in hand that shows over it. */
function chosenIn({ presence, nextPresence }: DeskShape): DeskShape['presence'] {
  if (nextPresence !== null) return nextPresence
  return presence === 'busy' || presence === 'wrap-up' ? 'available' : presence
}
