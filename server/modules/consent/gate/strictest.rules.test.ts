import { expect, it } from 'vitest'
import { type Decided, strictest } from '#modules/consent/gate/strictest.ts'

const decided = (customerId: string, state: Decided['state'], at: number): Decided => ({
  ...{ customerId, purpose: 'marketing-own', channel: 'sms', receiver: '', state, expiresAt: null, at },
})

it.each<[string, readonly Decided[], number | null, readonly string[]]>([
  ['my own consent stands while I am alone', [decided('me', 'given', 1)], null, ['given']],
  ['what another agreed to permits me nothing', [decided('other', 'given', 1)], 5, []],
  ['what another refused binds me', [decided('other', 'refused', 1)], 5, ['refused']],
  [
    'also over a consent of mine from before',
    [decided('me', 'given', 3), decided('other', 'withdrawn', 1)],
    5,
    ['withdrawn'],
  ],
  ['also when it came after', [decided('me', 'given', 6), decided('other', 'withdrawn', 7)], 5, ['withdrawn']],
  ['and at the same instant', [decided('me', 'given', 6), decided('other', 'withdrawn', 6)], 5, ['withdrawn']],
  ['until I agree once we are one person', [decided('me', 'given', 6), decided('other', 'refused', 1)], 5, ['given']],
  ['my own refusal stays', [decided('me', 'refused', 1), decided('other', 'given', 9)], 5, ['refused']],
  [
    'agreed after one of two refusals is not enough',
    [decided('me', 'given', 6), decided('a', 'refused', 1), decided('b', 'refused', 7)],
    5,
    ['refused'],
  ],
])('%s', (_, all, since, states) => {
  expect(strictest('me', all, since).map(({ state }) => state)).toEqual(states)
})
