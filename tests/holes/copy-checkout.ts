import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface Copy {
  readonly root: string
  remove(): void
}

/** What tools keep between runs: shared by hard link, a run in the copy would write into the checkout's. */
const CACHES = ['.cache', '.vite', '.vite-temp', '.vitest']

/** The checkout as it stands, with what is not committed yet; its packages as hard links, where the disk allows. */
export function copyCheckout(checkout: string): Copy {
  const root = mkdtempSync(join(tmpdir(), 'yinuo-holes-'))
  try {
    for (const file of filesOf(checkout)) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      copyFileSync(join(checkout, file), join(root, file))
    }
    copyPackages(join(checkout, 'node_modules'), join(root, 'node_modules'))
    for (const cache of CACHES) rmSync(join(root, 'node_modules', cache), { recursive: true, force: true })
  } catch (error) {
    rmSync(root, { recursive: true, force: true })
    throw error
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }) }
}

function filesOf(checkout: string): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: checkout,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const files = [...new Set(listed.split('\0'))].filter((file) => file !== '')
  return files.filter((file) => existsSync(join(checkout, file)))
}

function copyPackages(from: string, to: string): void {
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' })
  } catch {
    // The temporary folder lies on another disk.
    rmSync(to, { recursive: true, force: true })
    execFileSync('cp', ['-a', from, to])
  }
}
