import { durationWords } from '../time/duration.ts'
import { useNow } from '../time/server-clock.ts'
import { useLocale, useWords } from '../words/words.ts'
import { clockWords } from './clock-words.ts'
import { type ClockReading, type PromiseClock, readClock } from './read-clock.ts'
import { promiseWords } from './words.ts'

const RADIUS = 15
const AROUND = 2 * Math.PI * RADIUS

/**
 * A promise as a clock: the arc is the share left, the figure the seconds left (with a stroke: minutes). Broken is a
 * full ring and the time over; paused is dashed with two bars; kept is a full ring with a tick.
 */
export function PromiseRing({ clock }: { readonly clock: PromiseClock }) {
  const now = useNow()
  const locale = useLocale()
  const say = useWords(promiseWords)
  const reading = readClock(clock, now)
  const words = say('ring', {
    state: clockWords(reading, locale),
    whole: durationWords(clock.dueAt - clock.madeAt, locale),
  })
  return (
    <svg className={`ring ${reading.state}`} viewBox="0 0 36 36" role="img" aria-label={words}>
      <circle
        className="whole"
        cx="18"
        cy="18"
        r={RADIUS}
        strokeDasharray={reading.state === 'paused' ? '4 4' : undefined}
      />
      <Inside reading={reading} />
    </svg>
  )
}

function Inside({ reading }: { readonly reading: ClockReading }) {
  if (reading.state === 'paused') return <path className="bars" d="M15 13v10M21 13v10" />
  if (reading.state === 'withdrawn') return null
  const ended = reading.state === 'kept' || reading.state === 'broken'
  const arc = ended ? AROUND : AROUND * reading.shareLeft
  return (
    <>
      <circle
        className="left"
        cx="18"
        cy="18"
        r={RADIUS}
        strokeDasharray={`${arc} ${AROUND}`}
        transform="rotate(-90 18 18)"
      />
      {reading.state === 'endangered' && <path className="warns" d="M18 0l3 5h-6z" />}
      {reading.state === 'kept' ? (
        <path className="tick" d="M12.500 18.500l4 4 7-8" />
      ) : (
        <RingFigure words={ringFigure(reading)} />
      )}
    </>
  )
}

/** Three signs are written smaller than two, to stay inside the ring. */
export function RingFigure({ words }: { readonly words: string }) {
  return (
    <text x="18" y="22" className={words.length > 2 ? 'long' : undefined}>
      {words}
    </text>
  )
}

/** At most four signs: `21` s, `12′` min, `5h`, `3d`; what is over carries a plus. */
export function ringFigure({ state, leftMs }: Pick<ClockReading, 'state' | 'leftMs'>): string {
  const sign = state === 'broken' ? '+' : ''
  const seconds = state === 'broken' ? Math.floor(Math.max(0, -leftMs) / 1000) : Math.ceil(Math.max(0, leftMs) / 1000)
  if (seconds < 100) return `${sign}${seconds}`
  if (seconds < 100 * 60) return `${sign}${Math.floor(seconds / 60)}′`
  if (seconds < 100 * 3600) return `${sign}${Math.floor(seconds / 3600)}h`
  return `${sign}${Math.floor(seconds / 86_400)}d`
}
