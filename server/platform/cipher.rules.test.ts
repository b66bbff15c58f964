import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createCipher } from './cipher.ts'

const cipher = createCipher(randomBytes(32))

describe('a sealed field', () => {
  it('opens to what it was, under the same key only', () => {
    for (const plain of ['王小明', '', '13800000000', '𠮷'.repeat(500)]) {
      expect(cipher.open(cipher.seal(plain))).toBe(plain)
      expect(() => createCipher(randomBytes(32)).open(cipher.seal(plain))).toThrow()
    }
  })

  it('is another text each time, and tells nothing of the words', () => {
    const sealed = Array.from({ length: 1_000 }, () => cipher.seal('13800000000'))
    expect(new Set(sealed).size).toBe(1_000)
    expect(sealed.some((text) => text.includes('13800000000'))).toBe(false)
  })

  it('does not open once any of its bytes is another', () => {
    const bytes = Buffer.from(cipher.seal('王小明').slice(3), 'base64url')
    for (let at = 0; at < bytes.length; at += 1) {
      const altered = Buffer.from(bytes)
      altered.writeUInt8(bytes.readUInt8(at) ^ 1, at)
      expect(() => cipher.open(`v1.${altered.toString('base64url')}`)).toThrow()
    }
    expect(() => cipher.open(`v2.${bytes.toString('base64url')}`)).toThrow('unknown version')
  })

  it('is found by its exact words: the same index for the same, another for another field or key', () => {
    expect(cipher.blindIndex('phone', '13800000000')).toBe(cipher.blindIndex('phone', '13800000000'))
    expect(cipher.blindIndex('phone', '13800000000')).not.toBe(cipher.blindIndex('name', '13800000000'))
    expect(createCipher(randomBytes(32)).blindIndex('phone', '1')).not.toBe(cipher.blindIndex('phone', '1'))
  })

  it('has a key of 32 bytes and no other', () => {
    expect(() => createCipher(randomBytes(16))).toThrow('DATA_KEY')
  })
})
