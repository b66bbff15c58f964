import { WEEK_MINUTES } from './arrivals/arrival-rate.ts'

/** The simulated week, which runs faster than the real one. The house's own clocks are the real ones at any speed. */
export interface SimulatedClock {
  /** Real milliseconds for seconds of the simulated day. */
  realMs(seconds: number): number
  /** Seconds of the simulated day since the run began. */
  seconds(): number
  /** Minutes since Monday 00:00 of the simulated week, below 10,080. */
  weekMinute(): number
}

/** @param speed above 0: 10 makes an hour of six minutes @param now real milliseconds, as by Date.now */
export function simulatedClock(speed: number, fromWeekMinute: number, now: () => number): SimulatedClock {
  const startedAt = now()
  const seconds = () => ((now() - startedAt) * speed) / 1000
  return {
    realMs: (simulated) => (simulated * 1000) / speed,
    seconds,
    weekMinute: () => (fromWeekMinute + seconds() / 60) % WEEK_MINUTES,
  }
}

const DAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** `mon 09:15` as minutes of the week; undefined for anything else. */
export function readWeekMinute(text: string): number | undefined {
  const [, day = '', hours = '', minutes = ''] =
    /^([a-z]{3}) ([01]\d|2[0-3]):([0-5]\d)$/.exec(text.trim().toLowerCase()) ?? []
  const place = DAYS.indexOf(day)
  return place < 0 ? undefined : (place * 24 + Number(hours)) * 60 + Number(minutes)
}

export function weekMinuteInWords(weekMinute: number): string {
  const whole = Math.floor(weekMinute)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${DAYS[Math.floor(whole / 1440) % 7]} ${two(Math.floor(whole / 60) % 24)}:${two(whole % 60)}`
}
