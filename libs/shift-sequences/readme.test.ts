import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkRoster } from './check.ts'
import { readInstance } from './read-instance.ts'
import { type Progress, searchRoster } from './search.ts'

test('the worked example of the README is true', () => {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
  const read = readInstance(/readInstance\(`([^`]*)`\)/.exec(readme)?.[1] ?? '')
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  let last: Progress | null = null
  for (const progress of searchRoster(read.instance, { seed: 1, spent: (done) => done / 2000 })) last = progress
  expect(last).toMatchObject({ cost: 0, bound: 0 })
  expect(checkRoster(read.instance, last?.roster ?? [])).toEqual({ violations: [], cost: 0 })
})
