import { expect, it } from 'vitest'
import { applyComplaintEvent, receivedComplaint } from './complaint.ts'
import { datesOf, readyPack } from './dates.ts'
import { decide } from './decide.ts'
import { CN } from './packs/asia.ts'

it('the example of the README is true', () => {
  const ready = readyPack(CN)
  const receivedAt = Date.parse('2026-11-05T09:12:00+08:00')
  const dates = datesOf(ready, { receivedAt, decidedAt: null, reviewAskedAt: null })
  expect(dates.find(({ clock }) => clock === 'decide')).toEqual({
    clock: 'decide',
    ruleId: 'CN-decide',
    dueOn: '2026-11-20',
    dueAt: Date.parse('2026-11-20T23:59:59.999+08:00'),
  })
  let state = receivedComplaint(receivedAt)
  const told = decide({ kind: 'acknowledge', by: 'su' }, state, ready, receivedAt)
  if (told.ok) state = told.events.reduce(applyComplaintEvent, state)
  expect(state.stage).toBe('acknowledged')
  const interested = applyComplaintEvent(state, { type: 'interest-recorded', at: receivedAt, personId: 'su' })
  expect(decide({ kind: 'mark-complex', by: 'su' }, interested, ready, receivedAt)).toEqual({
    ok: false,
    block: { refusal: 'interested-person', ruleId: 'CN-recusal', source: CN.source },
  })
})
