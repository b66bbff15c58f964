import { describe, expect, test } from 'vitest'
import { readOptions } from './options.ts'

const read = (...argv: string[]) => readOptions(argv, 'data', 42)

describe('the options of a run', () => {
  test('are speed 10 with 24 robots from Monday 09:00 when nothing is said', () => {
    expect(read()).toEqual({
      kind: 'options',
      options: {
        url: 'http://127.0.0.1:8080',
        speed: 10,
        agents: 24,
        minutes: null,
        fromWeekMinute: 540,
        utterances: null,
        credentials: null,
        data: 'data',
        seed: 42,
      },
    })
  })

  test('take what is given', () => {
    const result = read('--speed', '2.5', '--agents', '8', '--minutes', '3', '--from', 'sat 20:30', '--seed', '7')
    expect(result).toMatchObject({
      options: { speed: 2.5, agents: 8, minutes: 3, fromWeekMinute: 5 * 1440 + 20 * 60 + 30, seed: 7 },
    })
  })

  test('tell every fault at once, and what to write', () => {
    const result = read('--speed', 'fast', '--agents', '0', '--from', 'noon', '--url', 'there')
    expect(result).toMatchObject({ kind: 'faults' })
    expect(result.kind === 'faults' && result.faults).toHaveLength(4)
  })

  test('refuse what they do not know', () => {
    expect(read('--robots', '3').kind).toBe('faults')
  })

  test('show the help', () => {
    expect(read('--help')).toEqual({ kind: 'help' })
  })
})
