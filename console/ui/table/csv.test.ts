import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

it('nothing else in the console writes such a file', () => {
  const console = join(import.meta.dirname, '../..')
  const writers = readdirSync(console, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules') && !file.endsWith('.test.ts'))
    .filter((file) => /type: 'text\/csv|createObjectURL\(new Blob/.test(readFileSync(join(console, file), 'utf8')))
  expect(writers).toEqual(['ui/table/csv.ts'])
})
