import type { SlotList, VisitView } from '#modules/branches/contract.ts'
import { customerAsks, type FloorApplication, ok } from '../../support/floor.ts'
import { createUnit, type SignedInPerson, signedInAs } from '../../support/people.ts'

/** A branch that is open, with a clerk, and a customer whom its desk may book for. */
export function branchScenes(app: FloorApplication, boss: SignedInPerson) {
  const calendar = 'round-the-branch'
  const names = { 'zh-CN': '一', 'zh-TW': '一', en: 'one' }
  const spans = [{ from: '00:00', to: '24:00' }]
  const weekly = Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [day, spans]),
  )
  const settings = {
    calendar,
    slotMinutes: 5,
    desks: 50,
    serveWithinMinutes: 15,
    graceMinutes: 15,
    services: ['other'],
    address: 'x',
    version: 0,
  }
  let hours: Promise<unknown> | undefined
  const branchWithout = async () => {
    hours ??= boss.api(`/api/calendars/${calendar}`, {
      method: 'PUT',
      body: { name: names, data: { zone: 'Asia/Shanghai', weekly }, version: 0 },
    })
    await hours
    return createUnit(app.platform, { kind: 'branch', name: `B ${crypto.randomUUID().slice(0, 6)}` })
  }
  const branch = async () => {
    const unitId = await branchWithout()
    await ok(boss.api(`/api/branches/${unitId}/settings`, { method: 'PUT', body: settings }))
    // Tomorrow is open all day in any zone.
    const from = new Date(app.platform.clock.now() + 86_400_000).toISOString().slice(0, 10)
    const { slots } = await ok<SlotList>(boss.api(`/api/branches/${unitId}/slots?from=${from}&days=2`))
    const clerk = await signedInAs(app, { roles: ['branch-staff'], unit: unitId })
    return { unitId, clerk, slots: slots.map((slot) => slot.from) }
  }
  const ids = () => ({ clientId: crypto.randomUUID(), service: 'other' })
  const customer = async () => (await customerAsks(app, { topic: 'nobody' })).visitor.customerId
  const booked = async () => {
    const { unitId, clerk, slots } = await branch()
    const customerId = await customer()
    const body = { ...ids(), from: slots[0], customerId }
    const { visitId } = await ok<VisitView>(boss.api(`/api/branches/${unitId}/bookings`, { method: 'POST', body }))
    return { visitId, clerk, slots, customerId }
  }
  const waiting = async () => {
    const { unitId, clerk } = await branch()
    const { visitId } = await ok<VisitView>(
      clerk.api(`/api/branches/${unitId}/walk-ins`, { method: 'POST', body: ids() }),
    )
    return { visitId, clerk }
  }
  return {
    'PUT /api/branches/{unitId}/settings': async () => ({
      token: boss.token,
      outside: { unitId: await branchWithout() },
      body: settings,
    }),
    'POST /api/branches/{unitId}/bookings': async () => {
      const { unitId, slots } = await branch()
      const body = { ...ids(), from: slots[0], customerId: await customer(), wish: 'x' }
      return { token: boss.token, outside: { unitId }, body }
    },
    'POST /api/branches/{unitId}/walk-ins': async () => {
      const { unitId, clerk } = await branch()
      return { token: clerk.token, outside: { unitId }, body: { ...ids(), wish: 'x' } }
    },
    'PUT /api/visits/{visitId}/slot': async () => {
      const { visitId, clerk, slots } = await booked()
      return { token: clerk.token, outside: { visitId }, body: { from: slots[1], reason: 'x' } }
    },
    'POST /api/visits/{visitId}/cancellation': async () => {
      const { visitId, clerk } = await booked()
      return { token: clerk.token, outside: { visitId }, body: { reason: 'x' } }
    },
    'POST /api/visits/{visitId}/leaving': async () => {
      const { visitId, clerk } = await waiting()
      return { token: clerk.token, outside: { visitId }, body: { reason: 'x' } }
    },
    'POST /api/visits/{visitId}/outcome': async () => {
      const { visitId, clerk } = await waiting()
      await ok(clerk.api(`/api/visits/${visitId}/service`, { method: 'POST' }))
      return { token: clerk.token, outside: { visitId }, body: { outcome: 'solved', note: 'x', missing: [] } }
    },
  }
}
