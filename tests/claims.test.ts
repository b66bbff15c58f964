import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/** What the documents say of the tree: links lead somewhere, and a test that is quoted is there in those words. */
const root = resolve(import.meta.dirname, '..')
const DEFINITION = /^\[([^\]]+)\]: (\S+)$/gm
const pages = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((page) => page !== '' && existsSync(join(root, page)))
  .map((page) => readPage(page))

interface Page {
  readonly page: string
  readonly text: string
  /** What a link without an address of its own stands for, by its words. */
  readonly named: ReadonlyMap<string, string>
}

/** A link, and the claims in quotation marks within or right behind it. */
interface Link {
  readonly at: string
  readonly target: string
  readonly claims: readonly string[]
}

function readPage(page: string): Page {
  const text = readFileSync(join(root, page), 'utf8').replace(/^```.*?^```$/gms, '')
  const named = [...text.matchAll(DEFINITION)].map(([, name = '', target = '']) => [name, target] as const)
  return { page, text: text.replace(DEFINITION, ''), named: new Map(named) }
}

function linksOf({ page, text, named }: Page): Link[] {
  const found = text.matchAll(/\[([^\][]+)\](?:\(([^)\s]+)\))?((?:,?\s?“[^”]+”)*)/g)
  return [...found].flatMap(([, words = '', address, behind = '']) => {
    const target = address ?? named.get(words)
    const claims = quoted(`${words}${behind}`)
    if (target === undefined) return claims.length > 0 ? [{ at: page, target: `[${words}]`, claims }] : []
    return [{ at: page, target, claims }]
  })
}

const quoted = (text: string): string[] =>
  [...text.matchAll(/“([^”]+)”/g)].map(([, claim = '']) => claim.replace(/\s+/g, ' '))

const isInside = ({ target }: Link): boolean => !/^([a-z]+:|#)/.test(target)
const fileOf = ({ at, target }: Link): string => join(root, dirname(at), decodeURI(target.split('#')[0] ?? ''))
const links = pages.flatMap(linksOf).filter(isInside)

describe('the documents', () => {
  it('link to files and folders that are there', () => {
    expect(links.length).toBeGreaterThan(200)
    expect(links.filter((link) => !existsSync(fileOf(link))).map(({ at, target }) => `${at}: ${target}`)).toEqual([])
  })

  it('link to headings that are there', () => {
    const lost = links.filter((link) => {
      const heading = link.target.split('#')[1]
      return heading !== undefined && existsSync(fileOf(link)) && !headingsOf(fileOf(link)).includes(heading)
    })
    expect(lost.map(({ at, target }) => `${at}: ${target}`)).toEqual([])
  })

  it('quote only what tests claim, word for word', () => {
    const quoting = links.filter((link) => link.claims.length > 0 && /\.test\.tsx?$/.test(link.target))
    expect(quoting.length).toBeGreaterThan(100)
    const lost = quoting.flatMap((link) => {
      const test = existsSync(fileOf(link)) ? readFileSync(fileOf(link), 'utf8').replace(/\\'/g, "'") : ''
      return link.claims
        .filter((claim) => !test.includes(claim))
        .map((claim) => `${link.at}: ${link.target} “${claim}”`)
    })
    expect(lost).toEqual([])
  })

  it('name no test by words that lead nowhere', () => {
    expect(links.filter(({ target }) => target.startsWith('[')).map(({ at, target }) => `${at}: ${target}`)).toEqual([])
  })
})

function headingsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; they are numbered from 1 without gaps. */
const SECTIONS: readonly (readonly [section: string, count: number])[] = Object.entries({
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2, '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1, '3.2': 2, '3.3': 4 },
  ...{ '3.4': 6, '3.5': 5, '3.7': 2, '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4, '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3 },
  ...{ '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4, '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5 },
  ...{
    '7.5': 2,
    '7.6': 2,
    '8.1': 2,
    '8.2': 3,
    '8.3': 1,
    '8.4': 1,
    '9.1': 3,
    '9.2': 4,
    '10.1': 2,
    '10.2': 2,
    '10.3': 4,
  },
  ...{ '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3, '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1 },
  ...{ '12.1': 3, '12.2': 2, '12.3': 4, '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5, '14.1': 2, '14.2': 4, '14.3': 3 },
  ...{ '15.1': 3, '15.2': 3, '15.3': 7, '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3, '17.1': 1, '17.2': 4 },
  ...{ '17.3': 2 },
}).sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))

const CHAPTERS = ['v1-v5', 'v6-v10', 'v11-v17'].map((name) => `docs/security/${name}.md`)

interface Row {
  readonly number: string
  readonly standing: string
  readonly line: string
  readonly page: Page
}

const rowsOf = (name: string): Row[] =>
  pages
    .filter(({ page }) => page === name)
    .flatMap((page) =>
      [...page.text.matchAll(/^\| (\d+\.\d+\.\d+) \| [^|]+ \| ([^|]+) \|.*$/gm)].map(
        ([line, number = '', standing = '']) => ({ number, standing, line, page }),
      ),
    )

describe('the tables of security', () => {
  const rows = CHAPTERS.flatMap(rowsOf)
  const overview = readFileSync(join(root, 'docs/security.md'), 'utf8')
  const count = (standing: string) => rows.filter((row) => row.standing === standing).length

  it('have a line for every requirement of levels 1 and 2, once, in order', () => {
    const wanted = SECTIONS.flatMap(([section, most]) => Array.from({ length: most }, (_, n) => `${section}.${n + 1}`))
    expect(wanted).toHaveLength(253)
    expect(rows.map(({ number }) => number)).toEqual(wanted)
  })

  it('name a test and its claim for what is met by test, a file for what is built so', () => {
    const all = [...rows, ...rowsOf('docs/security/level-3.md')]
    const bare = all.filter(({ standing, line, page }) => {
      const inLine = linksOf({ ...page, text: line })
      if (standing === 'test') return !inLine.some((link) => link.claims.length > 0 && link.target.endsWith('.test.ts'))
      if (standing === 'built') return !inLine.some(isInside)
      return !['gap', '–'].includes(standing)
    })
    expect(bare.map(({ line }) => line)).toEqual([])
  })

  it('are counted right', () => {
    const told = Object.fromEntries(
      [...overview.matchAll(/^\| `([^`]+)` \|.*\| (\d+) \|$/gm)].map(([, standing = '', n]) => [standing, Number(n)]),
    )
    expect(told).toEqual({ test: count('test'), built: count('built'), gap: count('gap'), '–': count('–') })
  })

  it('have every gap at the top as well, and nothing there that is none', () => {
    const atTop = overview.slice(overview.indexOf('## Gaps'), overview.indexOf('## How'))
    const listed = new Set([...atTop.matchAll(/\b\d+\.\d+\.\d+\b/g)].map(([number]) => number))
    const gaps = rows.filter(({ standing }) => standing === 'gap').map(({ number }) => number)
    expect([...listed].sort()).toEqual([...new Set(gaps)].sort())
  })
})
