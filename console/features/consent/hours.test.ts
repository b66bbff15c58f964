import { expect, it } from 'vitest'
import { hoursText, readHours } from './hours.ts'

it.each([
  ['09:00-20:00', [{ from: '09:00', to: '20:00' }]],
  [
    '9:00–12:00，14:00～18:00',
    [
      { from: '09:00', to: '12:00' },
      { from: '14:00', to: '18:00' },
    ],
  ],
  ['09：00至24：00', [{ from: '09:00', to: '24:00' }]],
  ['', []],
  [
    'all day',
    [
      { from: 'all', to: '' },
      { from: 'day', to: '' },
    ],
  ],
])('“%s” is read', (text, spans) => {
  expect(readHours(text)).toEqual(spans)
})

it('what is written is read again the same', () => {
  const open = [
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '18:00' },
  ]
  expect(readHours(hoursText(open))).toEqual(open)
})
