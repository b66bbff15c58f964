import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { BenchOptions, Row } from '../report.ts'
import { openPeer, type Peer } from './peer.ts'

/** A file `row-NN-….ts` of this folder: one line of the targets of language, or a few that come of one training. */
export interface LanguageBench {
  run(bench: LanguageOptions): Promise<readonly Row[]> | readonly Row[]
}

export interface LanguageOptions extends BenchOptions {
  /** nlp.js, learned and asked in this run on the same texts; null where it cannot be installed. */
  readonly peer: Peer | null
  /** Path of a file of `--data`; null, and told, where it is absent. */
  readonly file: (name: string) => string | null
}

/**
 * How well texts are understood: each line of the targets that the files of `--data` allow, ours and nlp.js on the same
 * texts in one run, with what others published beside. Learned from train files and asked of dev files, or of folds of
 * the train file where there is no dev file. `--only 1,3` picks rows.
 */
export async function run(options: BenchOptions): Promise<Row[]> {
  const folder = dirname(fileURLToPath(import.meta.url))
  const files = readdirSync(folder).filter((name) => /^row-\d\d-.*\.ts$/.test(name))
  let peer: { readonly found: Peer | null } | undefined
  const bench: LanguageOptions = {
    ...options,
    get peer() {
      peer ??= { found: openPeer(options.onProgress) }
      return peer.found
    },
    file(name) {
      const path = join(options.data ?? '', name)
      if (options.data !== undefined && existsSync(path)) return path
      options.onProgress(`  needs ${name} in --data DIR; left out`)
      return null
    },
  }
  const rows: Row[] = []
  for (const file of files.sort()) {
    if (options.only && !options.only.includes(String(Number(file.slice(4, 6))))) continue
    options.onProgress(`language: ${file.slice(0, -3)}`)
    const { run: measure }: LanguageBench = await import(pathToFileURL(join(folder, file)).href)
    rows.push(...(await measure(bench)))
  }
  if (rows.length === 0) {
    console.error('No row was measured: give the folder of the files by --data, and --only numbers of bench/language')
    process.exitCode = 1
  }
  return rows
}
