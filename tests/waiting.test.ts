import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'server', 'console'], {
  cwd: root,
  encoding: 'utf8',
}).split('\n')
const kindsIn = (named: RegExp, from: RegExp): string[] =>
  files
    .filter((file) => named.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      return [...text.slice(Math.max(0, text.search(from))).matchAll(/\b(?:kind: |clocks\()'([a-z-]+)'/g)]
    })
    .map(([, kind = '']) => kind)
    .toSorted()

it('everything a module says that waits has one page that shows it, and no page waits for what nobody tells of', () => {
  const told = kindsIn(/^server\/modules\/.*\/waiting\.ts$/, /WaitingKind/)
  expect(told.length).toBeGreaterThan(10)
  expect(new Set(told).size).toBe(told.length)
  expect(kindsIn(/^console\/features\/[^/]+\/([a-z-]+-)?page\.ts$/, /waits: \[/)).toEqual(told)
})
