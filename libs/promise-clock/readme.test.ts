import { expect, test } from 'vitest'
import { compiled, ROUND_THE_CLOCK } from '#libs/business-calendar/testing/test-calendars.ts'
import { decideKeeping, decidePause, decideResume, makePromise } from './decisions.ts'
import { applyPromiseEvent } from './promise.ts'
import { readPromise } from './read-promise.ts'

test('the worked example of the README is true', () => {
  const calendar = compiled({ zone: 'Asia/Shanghai', weekly: ROUND_THE_CLOCK })
  const made = makePromise(
    { madeAt: 0, rule: { kind: 'elapsed', allowanceMs: 30_000 }, warnAt: [{ remainingMs: 10_000 }] },
    calendar,
  )
  if (!made.ok) throw new Error(made.refusal)
  let promise = made.promise
  expect(readPromise(promise, calendar, 20_000)).toEqual({
    state: 'endangered',
    dueAt: 30_000,
    warnAts: [20_000],
    remainingMs: 10_000,
    nextChangeAt: 30_001,
  })
  const paused = decidePause(promise, calendar, 22_000)
  expect(paused).toEqual({ ok: true, events: [{ type: 'promise-paused', at: 22_000 }] })
  if (paused.ok) promise = paused.events.reduce(applyPromiseEvent, promise)
  const resumed = decideResume(promise, calendar, 60_000)
  if (resumed.ok) promise = resumed.events.reduce(applyPromiseEvent, promise)
  expect(decideKeeping(promise, calendar, 68_000)).toEqual({
    ok: true,
    events: [{ type: 'promise-kept', at: 68_000, dueAt: 68_000 }],
  })
  expect(decideKeeping(promise, calendar, 68_001)).toMatchObject({
    events: [{ type: 'promise-broken' }, { type: 'promise-kept-late', lateMs: 1 }],
  })
})
