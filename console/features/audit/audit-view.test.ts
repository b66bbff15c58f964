import { expect, it } from 'vitest'
import { compileZone } from '#libs/business-calendar/zone.ts'
import { instantOf } from './audit-view.ts'

const shanghai = compileZone('Asia/Shanghai')

it('a reading of the bank’s clock is an instant', () => {
  expect(instantOf('2026-11-21T10:00', shanghai)).toBe(Date.UTC(2026, 10, 21, 2))
})

it.each(['', '2026-11-21', '2026-13-41T10:00', '2026-11-21T25:00', 'yesterday'])('%j is no reading', (text) => {
  expect(instantOf(text, shanghai)).toBeNull()
})
