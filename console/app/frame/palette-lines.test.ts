import { expect, it } from 'vitest'
import { findLines, type PaletteLine } from './palette-lines.ts'

const line = (words: string, more = ''): PaletteLine => ({ key: words, group: 'pages', words, more })
const lines = [
  line('实时看板', 'board'),
  line('工作台', 'workspace'),
  line('林*珍', 'S1120-088213 挂失'),
  line('Work orders'),
]
const found = (typed: string) => findLines(lines, typed).map(({ words }) => words)

it.each([
  ['', ['实时看板', '工作台', '林*珍', 'Work orders']],
  ['work', ['Work orders', '工作台']],
  ['挂失 1120', ['林*珍']],
  ['挂失 9999', []],
])('%j finds %j', (typed, expected) => {
  expect(found(typed)).toEqual(expected)
})
