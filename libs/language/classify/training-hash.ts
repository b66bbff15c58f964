import type { Example } from './model.ts'

/** 16 hexadecimal digits of the examples, in their order, and the options: to tell models apart, not to prove anything. */
export function trainingHashOf(examples: readonly Example[], outOfScope: readonly string[], options: unknown): string {
  let left = 0xdeadbeef
  let right = 0x41c6ce57
  const take = (text: string) => {
    // A length before each text keeps "ab" + "c" and "a" + "bc" apart.
    for (let at = -1; at < text.length; at += 1) {
      const code = at < 0 ? text.length : text.charCodeAt(at)
      left = Math.imul(left ^ code, 0x9e3779b1)
      right = Math.imul(right ^ code, 0x5f356495)
      left ^= right >>> 15
      right ^= left >>> 13
    }
  }
  take(JSON.stringify(options))
  for (const { text, label } of examples) {
    take(text)
    take(label)
  }
  for (const text of outOfScope) take(text)
  return [left, right].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}
