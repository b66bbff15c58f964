import { seededRandom } from '#libs/chance/seeded-random.ts'
import { sampleSensitive } from './generate.ts'
import { maskMessage } from './mask-message.ts'
import { ORDINARY_TEXTS } from './ordinary-texts.ts'

/** One figure: a time per message of 240 UTF-16 units, or for one text of a megabyte. */
export type BenchRow = { readonly name: string; readonly value: number; readonly unit: 'µs' | 'ms' }

const MESSAGE_LENGTH = 240
const MESSAGES = 2000
const ROUNDS = 15
const MEGABYTE = 1_000_000

/**
 * Time to mask a message of 240 UTF-16 units, and the texts that would stall a quadratic masker. Medians of 15 rounds.
 * @param clock milliseconds from any start, as performance.now
 */
export function run(clock: () => number = () => performance.now()): readonly BenchRow[] {
  return [
    ...Object.entries(MESSAGES_BY_NAME).map(([name, make]) => ({
      name,
      value: (medianMs(clock, make()) * 1000) / MESSAGES,
      unit: 'µs' as const,
    })),
    ...Object.entries(HOSTILE_TEXTS).map(([name, text]) => ({
      name: `1 MB of ${name}`,
      value: medianMs(clock, [text()]),
      unit: 'ms' as const,
    })),
  ]
}

const MESSAGES_BY_NAME: Record<string, () => readonly string[]> = {
  'message without digits': () => messagesOf(ORDINARY_TEXTS.filter((text) => !/\d/.test(text))),
  'ordinary message': () => messagesOf(ORDINARY_TEXTS),
  'message with something to mask': () => {
    const random = seededRandom(1)
    return messagesOf(ORDINARY_TEXTS).map((text) => `${text.slice(0, 160)}\n${sampleSensitive(random).text}`)
  },
}

/** Texts built to make a finder look twice, by name; each of the given number of UTF-16 units, a megabyte at first. */
export const HOSTILE_TEXTS: Record<string, (length?: number) => string> = {
  'one letter': (length) => repeat('a', length),
  'one hanzi': (length) => repeat('的', length),
  'one digit': (length) => repeat('4', length),
  zeros: (length) => repeat('0', length),
  'hanzi digits': (length) => repeat('六二', length),
  'spaced digits': (length) => repeat('6 ', length),
  stars: (length) => repeat('*', length),
  spaces: (length) => repeat(' ', length),
  'zero-width signs': (length) => repeat('4\u200b', length),
  'invisible signs only': (length) => repeat('\u200b', length),
  'glued cards': (length) => repeat('6200000000000005', length),
  'spaced cards': (length) => repeat('6200 0000 0000 0005 ', length),
  'glued identity numbers': (length) => repeat('11010519491231002X', length),
  'identity numbers without X': (length) => repeat('440524188001010014', length),
  'labels in Chinese': (length) => repeat('密码', length),
  'labels with values': (length) => repeat('password: a1b2 验证码123456 ', length),
  'labels in English': (length) => repeat('card number is my otp ', length),
  'a label and digits': (length) => `卡号${repeat('4', length)}`,
  'masked cards': (length) => repeat('621700******3391', length),
  'opening brackets': (length) => repeat('(', length),
  'lone surrogates': (length) => repeat('\ud835', length),
}

function repeat(part: string, length = MEGABYTE): string {
  return part.repeat(Math.ceil(length / part.length)).slice(0, length)
}

function messagesOf(texts: readonly string[]): readonly string[] {
  const joined = texts.join('\n')
  return Array.from({ length: MESSAGES }, (_, at) => {
    const from = (at * 61) % (joined.length - MESSAGE_LENGTH)
    return joined.slice(from, from + MESSAGE_LENGTH)
  })
}

function medianMs(clock: () => number, texts: readonly string[]): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const startedAt = clock()
    for (const text of texts) maskMessage(text)
    return clock() - startedAt
  })
  return rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
}
