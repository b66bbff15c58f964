import type { CompiledCalendar } from '#libs/business-calendar/compile-calendar.ts'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Fact, Instant } from '#libs/facts/event.ts'
import {
  decideKeeping,
  decidePause,
  decideResume,
  decideTimePassed,
  makePromise,
} from '#libs/promise-clock/decisions.ts'
import { applyPromiseEvent, type DueRule, type PromiseClock, type PromiseEvent } from '#libs/promise-clock/promise.ts'
import { readPromise } from '#libs/promise-clock/read-promise.ts'
import type { IdentityQuestions } from '#modules/identity/questions.ts'
import { alwaysOpen, loadCalendar } from '#modules/promises/calendars.ts'
import * as facts from '#modules/promises/events.ts'
import type { NewPromise, PromiseQuestions, PromiseRef, PromiseRefusal } from '#modules/promises/questions.ts'
import {
  insertPromise,
  lockPromise,
  lockPromiseById,
  type StoredPromise,
  updatePromise,
} from '#modules/promises/store.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'
import type { TimerHandler } from '#platform/timers.ts'

export const LOOK_TIMER = 'promises.look'
const TIMER_CAUSE: Cause = { kind: 'system', id: LOOK_TIMER }

type Commands = Omit<PromiseQuestions, 'clocks' | 'calendar' | 'calendars' | 'holidayYears' | 'movedBy' | 'openAbout'>

/** Makes, keeps, pauses and breaks promises: loads one, lets `libs/promise-clock` decide, saves, announces. */
export function createEngine(
  platform: Platform,
  identity: IdentityQuestions,
): Commands & { readonly look: TimerHandler } {
  const always = alwaysOpen(platform.config.TIME_ZONE)

  async function calendarOf(tx: Tx, key: string | null): Promise<CompiledCalendar> {
    if (key === null) return always
    const calendar = await loadCalendar(tx, key)
    if (!calendar) throw new Error(`there is no calendar ${key}: add it under hours, or promise elapsed time`)
    return calendar
  }

  async function unitOf(tx: Tx, ownerId: string | null): Promise<string | null> {
    if (ownerId === null) return null
    return (await identity.people(tx, [ownerId]))[0]?.unitId ?? null
  }

  /** Saves what `events` made of the promise, sets the next look, and announces. */
  async function advance(
    tx: Tx,
    cause: Cause,
    stored: StoredPromise,
    events: readonly PromiseEvent[],
    change: Partial<StoredPromise>,
    now: Instant,
  ) {
    const clock = events.reduce(applyPromiseEvent, stored.clock)
    const next = {
      ...stored,
      ...change,
      ...columnsOf(clock, await calendarOf(tx, stored.calendar_key), now, change.state),
    }
    await updatePromise(tx, next)
    await setLook(tx, next, clock, now)
    const announced = events.flatMap((event) => factOf(event, next, change))
    await platform.log.announce(tx, cause, announced)
    return next
  }

  async function setLook(tx: Tx, stored: StoredPromise, clock: PromiseClock, now: Instant): Promise<void> {
    const calendar = await calendarOf(tx, stored.calendar_key)
    const { nextChangeAt } = readPromise(clock, calendar, now)
    if (stored.ended_at !== null || nextChangeAt === null) await platform.timers.clear(tx, LOOK_TIMER, stored.id)
    else await platform.timers.set(tx, LOOK_TIMER, stored.id, nextChangeAt)
  }

  async function withPromise(
    tx: Tx,
    ref: PromiseRef,
    act: (stored: StoredPromise, calendar: CompiledCalendar) => Promise<Outcome<null, PromiseRefusal>>,
  ) {
    const stored = await lockPromise(tx, ref)
    if (!stored) return refused('promise-not-found')
    if (stored.ended_at !== null) return refused('promise-already-ended')
    return act(stored, await calendarOf(tx, stored.calendar_key))
  }

  return {
    async make(tx, cause, promise) {
      const now = platform.clock.now()
      const calendarKey = 'calendar' in promise.allowance ? promise.allowance.calendar : null
      const calendar = await calendarOf(tx, calendarKey)
      const made = makePromise(
        {
          madeAt: promise.madeAt,
          rule: ruleOf(promise),
          warnAt: promise.warnAtRemainingMs.map((remainingMs) => ({ remainingMs })),
        },
        calendar,
      )
      if (!made.ok) throw new Error(`calendar ${calendarKey} never opens: nothing can be promised by it`)
      const stored: StoredPromise = {
        id: newId(now),
        kind: promise.kind,
        about_kind: promise.about.kind,
        about_id: promise.about.id,
        owner_id: promise.ownerId,
        unit_id: (await unitOf(tx, promise.ownerId)) ?? promise.unitId ?? null,
        queue_id: promise.queueId,
        title: promise.title,
        calendar_key: calendarKey,
        made_at: promise.madeAt,
        kept_at: null,
        evidence: null,
        ended_at: null,
        ended_reason: null,
        ...columnsOf(made.promise, calendar, now),
      }
      await insertPromise(tx, stored)
      await setLook(tx, stored, made.promise, now)
      await platform.log.announce(tx, cause, [facts.promiseMade.of(stored.about_id, promise.madeAt, shown(stored))])
      return stored.id
    },
    keep: (tx, cause, ref, at, evidence) =>
      withPromise(tx, ref, async (stored, calendar) => {
        const decision = decideKeeping(stored.clock, calendar, at)
        if (!decision.ok) return refused(decision.refusal)
        await advance(tx, cause, stored, decision.events, { evidence, kept_at: at, ended_at: at }, at)
        return done(null)
      }),
    withdraw: (tx, cause, ref, at, reason) =>
      withPromise(tx, ref, async (stored, calendar) => {
        // Nobody may have looked yet: what was due before is broken all the same.
        const passed = decideTimePassed(stored.clock, calendar, at)
        const looked = passed.ok ? await advance(tx, cause, stored, passed.events, {}, at) : stored
        const next: StoredPromise = { ...looked, state: 'withdrawn', ended_at: at, ended_reason: reason }
        await updatePromise(tx, next)
        await platform.timers.clear(tx, LOOK_TIMER, stored.id)
        await platform.log.announce(tx, cause, [
          facts.promiseWithdrawn.of(stored.about_id, at, { ...shown(next), reason }),
        ])
        return done(null)
      }),
    pause: (tx, cause, ref, at, reason) =>
      withPromise(tx, ref, async (stored, calendar) => {
        const decision = decidePause(stored.clock, calendar, at)
        if (!decision.ok) return refused(decision.refusal)
        await advance(tx, cause, stored, decision.events, { ended_reason: reason }, at)
        return done(null)
      }),
    resume: (tx, cause, ref, at) =>
      withPromise(tx, ref, async (stored, calendar) => {
        const decision = decideResume(stored.clock, calendar, at)
        if (!decision.ok) return refused(decision.refusal)
        await advance(tx, cause, stored, decision.events, { ended_reason: null }, at)
        return done(null)
      }),
    handOver: (tx, cause, ref, ownerId, unitId = null) =>
      withPromise(tx, ref, async (stored) => {
        const next = { ...stored, owner_id: ownerId, unit_id: (await unitOf(tx, ownerId)) ?? unitId }
        await updatePromise(tx, next)
        await platform.log.announce(tx, cause, [
          facts.promiseChanged.of(stored.about_id, platform.clock.now(), {
            ...shown(next),
            reason: 'handed-over',
            previousOwnerId: stored.owner_id,
          }),
        ])
        return done(null)
      }),
    async look(tx, timer, now) {
      const stored = await lockPromiseById(tx, timer.key)
      if (!stored || stored.ended_at !== null) return
      const decision = decideTimePassed(stored.clock, await calendarOf(tx, stored.calendar_key), now)
      await advance(tx, TIMER_CAUSE, stored, decision.ok ? decision.events : [], {}, now)
    },
  }
}

function ruleOf({ allowance }: NewPromise): DueRule {
  if (allowance.kind === 'elapsed' || allowance.kind === 'business')
    return { kind: allowance.kind, allowanceMs: allowance.ms }
  return { kind: allowance.kind, days: allowance.days }
}

/** The columns that repeat the clock for lists. A due instant that is not known yet (paused for ever) stays as it was. */
function columnsOf(clock: PromiseClock, calendar: CompiledCalendar, now: Instant, state?: StoredPromise['state']) {
  const reading = readPromise(clock, calendar, now)
  return {
    clock,
    state: state ?? reading.state,
    due_at: reading.dueAt ?? clock.madeAt,
    warn_at: reading.warnAts[0] ?? null,
    paused_remaining_ms: reading.state === 'paused' ? reading.remainingMs : null,
  }
}

function factOf(event: PromiseEvent, stored: StoredPromise, change: Partial<StoredPromise>): Fact[] {
  const data = shown(stored)
  const about = stored.about_id
  switch (event.type) {
    case 'promise-endangered':
      return [facts.promiseEndangered.of(about, event.at, data)]
    case 'promise-broken':
      return [facts.promiseBroken.of(about, event.at, data)]
    case 'promise-kept':
    case 'promise-kept-late':
      return [facts.promiseKept.of(about, event.at, { ...data, keptAt: event.at })]
    case 'promise-paused':
      return [facts.promisePaused.of(about, event.at, { ...data, reason: change.ended_reason ?? '' })]
    case 'promise-resumed':
      return [facts.promiseResumed.of(about, event.at, data)]
    case 'promise-extended':
      return [facts.promiseChanged.of(about, event.at, { ...data, reason: 'extended' })]
  }
}

const shown = (stored: StoredPromise) => ({
  promiseId: stored.id,
  kind: stored.kind,
  aboutKind: stored.about_kind,
  aboutId: stored.about_id,
  ownerId: stored.owner_id,
  queueId: stored.queue_id,
  madeAt: stored.made_at,
  dueAt: stored.due_at,
})
