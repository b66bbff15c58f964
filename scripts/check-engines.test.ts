import { readFileSync } from 'node:fs'
import semver from 'semver'
import { expect, test } from 'vitest'
import { lacking, OLDEST_NODE, tooNew } from './check-engines.mjs'

test('a package that leaves the oldest Node out is named', () => {
  const packages = {
    '': { engines: { node: '>=99' } },
    'node_modules/old': { version: '1.0.0', engines: { node: '>= 18' } },
    'node_modules/silent': { version: '1.0.0' },
    'node_modules/new': { version: '2.0.0', engines: { node: '>=22.12.0' } },
    'node_modules/gap': { version: '3.0.0', engines: { node: '^18.0.0 || ^20.19.1 || >=22' } },
  }
  expect(tooNew({ packages }).map((fault) => fault.split(' ')[0])).toEqual(['node_modules/new', 'node_modules/gap'])
})

test('an optional package is found beside the one that names it or in any folder above', () => {
  const packages = {
    'node_modules/a': { optionalDependencies: { beside: '1', above: '1', absent: '1' } },
    'node_modules/a/node_modules/beside': {},
    'node_modules/above': {},
    'node_modules/a/node_modules/@s/b': { optionalDependencies: { above: '1', beside: '1', '@s/c': '1' } },
    'node_modules/elsewhere/node_modules/@s/c': {},
  }
  expect(lacking({ packages }).map((fault) => fault.split(',')[0])).toEqual([
    'node_modules/a names absent',
    'node_modules/a/node_modules/@s/b names @s/c',
  ])
})

test('the promise is the one that package.json makes', () => {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    engines: { node: string }
  }
  expect(semver.minVersion(engines.node)?.version).toBe(OLDEST_NODE)
})
