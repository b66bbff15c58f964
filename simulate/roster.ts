import type { Robot } from './agent/robot.ts'
import { onDutyCount } from './arrivals/arrival-rate.ts'
import { pause } from './door/pause.ts'
import type { Shared } from './world.ts'

/** The roster is looked at again this often, in seconds of the simulated day. */
const LOOK_AGAIN_SECONDS = 300

/** As many robots on duty as the hour needs, spread over the teams as the list is. */
export async function keepRoster({ clock }: Shared, robots: readonly Robot[], signal: AbortSignal): Promise<void> {
  for (;;) {
    const count = onDutyCount(robots.length, clock.weekMinute())
    robots.forEach((robot, place) => {
      robot.setOnDuty(Math.floor((place * count) / robots.length) !== Math.floor(((place + 1) * count) / robots.length))
    })
    await pause(clock.realMs(LOOK_AGAIN_SECONDS), signal)
  }
}
