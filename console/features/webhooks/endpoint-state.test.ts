import { expect, it } from 'vitest'
import { hostOf, stateOf } from './endpoint-state.ts'

it.each([
  [{ isActive: true, stoppedReason: null, nextTryAt: null }, 'active'],
  [{ isActive: true, stoppedReason: null, nextTryAt: 5 }, 'failing'],
  [{ isActive: false, stoppedReason: null, nextTryAt: null }, 'paused'],
  [{ isActive: false, stoppedReason: 'answered 410 Gone', nextTryAt: null }, 'stopped'],
] as const)('%j is %s', (endpoint, state) => {
  expect(stateOf(endpoint)).toBe(state)
})

it('an address is known by its host', () => {
  expect([hostOf('https://hook.bank.example:8443/in?x=1'), hostOf('not an address')]).toEqual([
    'hook.bank.example:8443',
    'not an address',
  ])
})
