import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { piecesOf } from './links.ts'

const links = (text: string) => piecesOf(text).flatMap((piece) => ('link' in piece ? [piece.link] : []))

describe('addresses in a message', () => {
  it.each([
    ['请看 https://bank.example/help。谢谢', ['https://bank.example/help']],
    ['(see http://a.example/x?y=1#z).', ['http://a.example/x?y=1#z']],
    ['https://a.example, https://b.example!', ['https://a.example', 'https://b.example']],
    ['HTTPS://A.example/Path', ['HTTPS://A.example/Path']],
    ['javascript:alert(1) data:text/html,x ftp://a file:///etc', []],
    ['https://bank.example@evil.example/', []],
    ['https://', []],
    ['www.bank.example', []],
  ])('%j', (text, found) => {
    expect(links(text)).toEqual(found)
  })

  it('whatever is written, nothing is lost or added, and every link leads to the web', () => {
    const words = fc.constantFrom(
      'https://',
      'http://a.b',
      'javascript:',
      '@',
      '。',
      ' ',
      '<a href="x">',
      '/x',
      '你好',
      ').',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 12 }), (parts) => {
        const text = parts.join('')
        const pieces = piecesOf(text)
        expect(pieces.map((piece) => ('link' in piece ? piece.link : piece.text)).join('')).toBe(text)
        for (const link of links(text)) expect(new URL(link).protocol).toMatch(/^https?:$/)
      }),
    )
  })
})
