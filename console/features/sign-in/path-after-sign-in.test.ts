import { expect, it } from 'vitest'
import { pathAfterSignIn } from './path-after-sign-in.ts'

it.each([
  ['/workspace?contact=1', '/workspace?contact=1'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?next=/x', '/'],
  [undefined, '/'],
  [7, '/'],
])('%j leads to %s', (next, path) => {
  expect(pathAfterSignIn(next)).toBe(path)
})
