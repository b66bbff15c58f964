import { expect, test } from 'vitest'
import { holdsAll } from './install.mjs'

const linux = { platform: 'linux', arch: 'x64' }
const forLinux = { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] }

test.each([
  ['all packages in the versions of the lock', { a: { version: '1.0.0' } }, { a: { version: '1.0.0' } }, true],
  ['a package in another version', { a: { version: '1.0.1' } }, { a: { version: '1.0.0' } }, false],
  ['a missing package', { a: { version: '1.0.0' } }, {}, false],
  ['a missing package for this system', { a: forLinux }, {}, false],
  ['a missing package for another system', { a: { ...forLinux, os: ['darwin'] } }, {}, true],
  ['a missing package for another processor', { a: { ...forLinux, cpu: ['arm64'] } }, {}, true],
  ['a missing package for one C library of two', { a: { ...forLinux, libc: ['musl'] } }, {}, true],
  ['what only a package for another system needs', { a: { version: '1.0.0', optional: true } }, {}, true],
])('an installation with %s', (_name, lock, record, isComplete) => {
  expect(holdsAll({ packages: { '': {}, ...lock } }, { packages: record }, linux)).toBe(isComplete)
})
