import { expect, test } from 'vitest'
import { readOptions, replayCommand } from './options.ts'

const read = (...argv: string[]) => readOptions(argv, 2)

test('a number of seeds is played by as many workers as there are cores', () => {
  expect(read('250')).toEqual({ kind: 'options', options: { from: 1, count: 250, workers: 2, isLoud: false } })
  expect(read('250', '--from', '1000', '--workers', '3')).toEqual({
    kind: 'options',
    options: { from: 1000, count: 250, workers: 3, isLoud: false },
  })
})

test('the replay command of a seed plays that seed alone, aloud', () => {
  const argv = replayCommand(77).split(' -- ')[1]?.split(' ') ?? []
  expect(read(...argv)).toEqual({ kind: 'options', options: { from: 77, count: 1, workers: 1, isLoud: true } })
})

test.each([
  [['0'], 'N'],
  [['1.5'], 'N'],
  [['5', '6'], 'one number'],
  [['5', '--seed', '3'], '--seed plays one'],
  [['--workers', '0'], '--workers'],
  [['--seed', 'x'], '--seed'],
  [['--sed', '3'], '--sed'],
])('%j is refused, and it is said what is wrong', (argv, what) => {
  const answer = read(...argv)
  expect(answer.kind).toBe('faults')
  expect(JSON.stringify(answer)).toContain(what)
})
