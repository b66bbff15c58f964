import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * The import rules of the house (ARCHITECTURE.md), derived from the folders and from the order of modules in
 * `server/main.ts`: a new module is covered the day it is born.
 */
const root = resolve(import.meta.dirname, '..')
const sources = ['libs', 'server', 'console', 'widget'].flatMap((folder) => sourceFiles(join(root, folder)))
const imports = sources.flatMap((file) => importsOf(file).map((target) => ({ file, target })))
const modules = folders('server/modules')
const order = orderInMain()

const isTest = (file: string): boolean =>
  /\.test\.tsx?$/.test(file) || /(^|\/)(dev|bench|test-|random-|generate|ordinary-texts)/.test(file)

describe('boundaries', () => {
  it('every module folder is in main.ts, once, and main.ts names no other', () => {
    expect([...order].sort()).toEqual([...modules].sort())
  })

  it('libraries import only libraries (one file the matrix library, one the zip library), and neither Node, clock nor randomness', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        file.startsWith('libs/') &&
        !isTest(file) &&
        !target.startsWith('libs/') &&
        target !== 'zod' &&
        !(file === 'libs/forecast/linear-algebra.ts' && target === 'ml-matrix') &&
        !(file === 'libs/roster-export/workbook.ts' && target === 'fflate'),
    )
    expect(wrong).toEqual([])
    const impure = sources.filter(
      (file) =>
        file.startsWith('libs/') &&
        !isTest(file) &&
        /\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)|\bprocess\./.test(codeOf(file)),
    )
    expect(impure).toEqual([])
  })

  it('the platform knows no module', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        file.startsWith('server/platform/') &&
        !isTest(file) &&
        /^(server\/modules|server\/channels|console|widget)/.test(target),
    )
    expect(wrong).toEqual([])
  })

  it('a module reaches another only by contract, facts, or the questions of one above it', () => {
    const wrong = imports.filter(({ file, target }) => {
      const from = moduleOf(file)
      const to = moduleOf(target)
      if (from === undefined || to === undefined || from === to || isTest(file)) return false
      if (/\/(([a-z-]+-)?contract|events)\.ts$/.test(target)) return false
      return !(target.endsWith('/questions.ts') && isAbove(to, from))
    })
    expect(wrong).toEqual([])
  })

  it('contracts and facts load in a browser: they need only libraries, schemas and plain data of their own', () => {
    const loadsInBrowser = (target: string): boolean =>
      /^(zod$|libs\/)/.test(target) ||
      target === 'server/platform/access.ts' ||
      (/^server\/(modules|channels)\//.test(target) && importsOf(target).every(loadsInBrowser))
    const wrong = imports.filter(
      ({ file, target }) =>
        /^server\/(modules|channels)\/[^/]+\/(([a-z-]+-)?contract|events)\.ts$/.test(file) && !loadsInBrowser(target),
    )
    expect(wrong).toEqual([])
  })

  it('screens take from the server only contracts, facts and the socket frames', () => {
    const allowed =
      /^server\/((modules|channels)\/[^/]+\/(([a-z-]+-)?contract|events)\.ts|platform\/(access|waiting-contract|realtime\/frames|http\/problem)\.ts)$/
    const wrong = imports.filter(
      ({ file, target }) =>
        /^(console|widget)\//.test(file) && target.startsWith('server/') && !isTest(file) && !allowed.test(target),
    )
    expect(wrong).toEqual([])
  })

  it('console features meet in app/, never in each other', () => {
    const featureOf = (path: string) => /^console\/features\/([^/]+)\//.exec(path)?.[1]
    const wrong = imports.filter(({ file, target }) => {
      const from = featureOf(file)
      const to = featureOf(target)
      return from !== undefined && to !== undefined && from !== to && !isTest(file)
    })
    expect(wrong).toEqual([])
  })

  it('a module writes and reads only its own tables', () => {
    const wrong = sources.flatMap((file) => {
      const own = moduleOf(file)
      if (own === undefined || isTest(file)) return []
      const others = modules.filter((name) => name !== own.split('/')[1])
      return others
        .filter((name) => new RegExp(`\\b(from|join|into|update)\\s+${name}\\.[a-z_]+`, 'i').test(codeOf(file)))
        .map((name) => `${file} → ${name}`)
    })
    expect(wrong).toEqual([])
  })

  it('screens hand the browser no mark-up, but for the drawings of the house', () => {
    const handsOver =
      /\b(dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|srcdoc|DOMParser|createContextualFragment)\b|\bdocument\.write/i
    const wrong = sources.filter(
      (file) => /^(console|widget)\//.test(file) && !isTest(file) && handsOver.test(codeOf(file)),
    )
    expect(wrong).toEqual(['console/ui/icons.tsx'])
  })

  it('only project-root.ts asks where it lies: built, the server lies elsewhere', () => {
    const wrong = sources.filter(
      (file) =>
        /^(server|libs)\//.test(file) &&
        !isTest(file) &&
        file !== 'server/platform/project-root.ts' &&
        /(?<!createRequire\()\bimport\.meta\.(url|dirname|filename)|\b__dirname\b/.test(codeOf(file)),
    )
    expect(wrong).toEqual([])
  })

  it('only config.ts reads settings from the environment', () => {
    const wrong = sources.filter(
      (file) =>
        file.startsWith('server/') &&
        !isTest(file) &&
        file !== 'server/start.ts' &&
        file.endsWith('.ts') &&
        /process\.env/.test(codeOf(file)),
    )
    expect(wrong).toEqual([])
  })
})

function folders(path: string): string[] {
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => readdirSync(join(root, path, name)).some((file) => file === 'module.ts'))
}

/** The module names in the order in which main.ts imports `./modules/<name>/module.ts` into its list. */
function orderInMain(): string[] {
  const main = readFileSync(join(root, 'server/main.ts'), 'utf8')
  return [...main.matchAll(/const \w+ = (\w+)Module\(/g)]
    .map((match) => kebab(match[1] ?? ''))
    .filter((name) => modules.includes(name))
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** `modules/routing`, `channels/web`, or undefined outside of both. */
function moduleOf(path: string): string | undefined {
  return /^server\/((modules|channels)\/[^/]+)\//.exec(path)?.[1]
}

/** Channels stand below every module: they feed conversations. */
function isAbove(above: string, below: string): boolean {
  if (below.startsWith('channels/')) return above.startsWith('modules/')
  return order.indexOf(above.split('/')[1] ?? '') < order.indexOf(below.split('/')[1] ?? '')
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return sourceFiles(path)
    return /\.(ts|tsx|mjs)$/.test(name) ? [relative(root, path)] : []
  })
}

function codeOf(file: string): string {
  return readFileSync(join(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
}

/** What a file imports: project files as paths from the root, packages by name. */
function importsOf(file: string): string[] {
  const code = codeOf(file)
  const statements = [...code.matchAll(/^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm)]
  const bare = [...code.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm)]
  const dynamic = [...code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)]
  const found = [...statements, ...bare, ...dynamic].map((match) => match[1] ?? '')
  return found.map((target) => {
    if (target.startsWith('#libs/')) return target.replace('#libs/', 'libs/')
    if (target.startsWith('#platform/')) return target.replace('#platform/', 'server/platform/')
    if (target.startsWith('#modules/')) return target.replace('#modules/', 'server/modules/')
    if (target.startsWith('#channels/')) return target.replace('#channels/', 'server/channels/')
    if (target.startsWith('#server/')) return target.replace('#server/', 'server/')
    if (target.startsWith('.')) return relative(root, resolve(root, dirname(file), target))
    return target
  })
}
