import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { BenchOptions, Row } from '../report.ts'

/** A file `row-NN-….ts` of this folder: one line of the targets of planning, or a few that belong together. */
export interface WorkforceBench {
  run(options: BenchOptions): Promise<readonly Row[]> | readonly Row[]
}

/**
 * How well people are planned: forecasts, needs, rosters and days. The rows are the files of this folder, in the order of
 * their numbers; `--only 7,12` picks some. What a row measures is CPU seconds of one thread, so a busy machine matters
 * little. A row that cannot run, for want of data, is told and left out.
 */
export async function run(options: BenchOptions): Promise<Row[]> {
  const folder = dirname(fileURLToPath(import.meta.url))
  const files = readdirSync(folder).filter((name) => /^row-\d\d-.*\.ts$/.test(name))
  const rows: Row[] = []
  for (const file of files.sort()) {
    const number = String(Number(file.slice(4, 6)))
    if (options.only && !options.only.includes(number)) continue
    options.onProgress(`workforce: ${file.slice(0, -3)}`)
    const { run: measure }: WorkforceBench = await import(pathToFileURL(join(folder, file)).href)
    rows.push(...(await measure(options)).map((row) => ({ ...row, name: `${number} ${row.name}` })))
  }
  if (options.only && rows.length === 0) {
    console.error(`No row ${options.only.join(', ')} was measured: give numbers of the files in bench/workforce`)
    process.exitCode = 1
  }
  return rows
}

/** CPU seconds of this process so far. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
