import { expect, test } from 'vitest'
import { readOptions, replayCommand } from './options.ts'

const read = (...argv: string[]) => readOptions(argv, 42)

test('without options two nodes are tortured for five minutes by a seed of chance', () => {
  expect(read()).toEqual({
    kind: 'options',
    options: { minutes: 5, seed: 42, nodes: 2, everySeconds: 3.5, customers: 20, agents: 5, keep: false },
  })
})

test('every wrong option is named at once', () => {
  const wrong = read('--nodes', '9', '--seed', '1.5', '--minutes', 'long')
  expect(wrong.kind === 'faults' && wrong.faults).toHaveLength(3)
  expect(read('--fast')).toMatchObject({ kind: 'faults' })
})

test('the command it prints reads as the same options', () => {
  const first = read('--minutes', '0.5', '--seed', '7', '--nodes', '4', '--every', '2', '--agents', '3')
  if (first.kind !== 'options') throw new Error('not read')
  const words = replayCommand(first.options).split(' ').slice(4)
  expect(read(...words)).toEqual(first)
})
