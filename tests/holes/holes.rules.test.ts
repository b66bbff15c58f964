import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadHoles, titlePattern } from './hole.ts'
import { plant, withHole } from './plant.ts'
import { type Report, verdictOf } from './verdict.ts'

const root = resolve(import.meta.dirname, '../..')
const holes = await loadHoles()

describe('the planted holes', () => {
  it('are at least twenty-four, none twice', () => {
    expect(holes.length).toBeGreaterThanOrEqual(24)
    const edits = holes.map((hole) => JSON.stringify(hole.edits))
    expect(new Set(edits).size).toBe(edits.length)
  })

  it.each(holes)('$name still fits the product, and changes it', ({ edits }) => {
    const texts = new Map(edits.map(({ file }) => [file, readFileSync(join(root, file), 'utf8')]))
    for (const edit of edits) {
      expect(edit.put).not.toBe(edit.find)
      texts.set(edit.file, withHole(texts.get(edit.file) ?? '', edit))
    }
  })

  it.each(holes)('$name has a test that is there', ({ test }) => {
    expect(existsSync(join(root, test.file))).toBe(true)
    expect(titlesIn(readFileSync(join(root, test.file), 'utf8')).some((title) => fits(title, test.name))).toBe(true)
  })
})

describe('planting', () => {
  const edit = { file: 'a.ts', find: 'if (isWrong) return', put: "'$&'" }

  it('replaces the text that stands there once, as it is', () => {
    expect(withHole('x\nif (isWrong) return\ny', edit)).toBe("x\n'$&'\ny")
  })

  it.each(['', 'if (isWrong) return; if (isWrong) return'])('refuses %j, where it does not stand once', (text) => {
    expect(() => withHole(text, edit)).toThrow('not once')
  })

  it('changes nothing when one edit of several does not fit, and puts everything back when asked', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yinuo-plant-'))
    const read = () => ['a.ts', 'b.ts'].map((file) => readFileSync(join(folder, file), 'utf8'))
    try {
      for (const file of ['a.ts', 'b.ts']) writeFileSync(join(folder, file), 'if (isWrong) return')
      expect(() => plant(folder, [edit, { ...edit, file: 'b.ts', find: 'nowhere' }])).toThrow('0 times')
      expect(read()).toEqual(['if (isWrong) return', 'if (isWrong) return'])
      const fillIn = plant(folder, [edit, { ...edit, file: 'b.ts' }])
      expect(read()).toEqual(["'$&'", "'$&'"])
      fillIn()
      expect(read()).toEqual(['if (isWrong) return', 'if (isWrong) return'])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('the verdict', () => {
  const of = (...tests: Report['testResults'][number]['assertionResults']): Report => ({
    testResults: [{ message: '', assertionResults: tests }],
  })
  const skipped = { title: 'another', status: 'skipped' }

  it('is green when the named test passed, whatever became of others', () => {
    const other = { title: 'other', status: 'failed', failureMessages: ['AssertionError: expected 1 to be 2'] }
    expect(verdictOf(of({ title: 'it', status: 'passed' }, other), 'it').is).toBe('green')
  })

  it.each([
    'AssertionError: expected 200 to be 404\n    at x',
    'Error: Property failed after 3 tests\nCaused by AssertionError: expected',
    'Error: promise resolved "{ ok: true }" instead of rejecting\n    at x',
  ])('is red when an assertion of it did not hold: %j', (message) => {
    expect(verdictOf(of(skipped, { title: 'it', status: 'failed', failureMessages: [message] }), 'it').is).toBe('red')
  })

  it.each(['TypeError: x is not a function', 'Error: Test timed out in 5000ms.', 'SyntaxError: Unexpected token'])(
    'is broken when it failed in another way: %s',
    (message) => {
      const verdict = verdictOf(of({ title: 'it', status: 'failed', failureMessages: [message] }), 'it')
      expect(verdict).toEqual({ is: 'broken', because: message })
    },
  )

  it('is broken when its file could not be loaded, when it did not run, and when the runner did not finish', () => {
    const unloadable: Report = { testResults: [{ message: 'Transform failed', assertionResults: [] }] }
    expect(verdictOf(unloadable, 'it')).toEqual({ is: 'broken', because: 'Transform failed' })
    expect(verdictOf(of(skipped), 'it').is).toBe('broken')
    expect(verdictOf(undefined, 'it').is).toBe('broken')
  })
})

/** The first words of every call: among them the titles of all tests. */
const titlesIn = (source: string): readonly string[] =>
  [...source.matchAll(/\(\s*(['"`])((?:\\.|(?!\1).)+)\1,/g)].map((match) => match[2] ?? '')

/** `%s`, `%j`, `$name` of a title stand for anything. */
const fits = (title: string, name: string): boolean =>
  new RegExp(`^${titlePattern(title.replace(/%[sdij]|\$\w+/g, '\u0001')).replaceAll('\u0001', '.*')}`).test(name)
