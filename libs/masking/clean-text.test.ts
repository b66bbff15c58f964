import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText } from './clean-text.ts'

test.each([
  ['', ''],
  ['你好 hello', '你好 hello'],
  ['a\u0000b\u0000', 'ab'],
  ['\ud83d', '\ufffd'],
  ['\ude00', '\ufffd'],
  ['\ude00\ud83d', '\ufffd\ufffd'],
  ['\ud83d\ud83d\ude00', '\ufffd😀'],
  ['\ud83d\u0000\ude00', '😀'],
  ['👨‍👩‍👧 \u202eשלום', '👨‍👩‍👧 \u202eשלום'],
  ['e\u0301 \uf9d1 𠮷', 'e\u0301 \uf9d1 𠮷'],
])('%j is stored as %j', (text, stored) => {
  expect(cleanText(text)).toBe(stored)
})

test('any text becomes well-formed without NUL, and cleaning twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }), (text) => {
      const clean = cleanText(text)
      expect(clean).not.toContain('\u0000')
      expect(Buffer.from(clean, 'utf8').toString('utf8')).toBe(clean)
      expect(cleanText(clean)).toBe(clean)
    }),
  )
})
