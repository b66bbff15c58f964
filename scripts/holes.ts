import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbedded } from '#platform/database/embedded.mjs'
import { projectRoot } from '#platform/project-root.ts'
import { copyCheckout } from '../tests/holes/copy-checkout.ts'
import { loadHoles, type NamedHole } from '../tests/holes/hole.ts'
import { closing, type Tried, tableOf, tryHoles } from '../tests/holes/try-holes.ts'

const HELP = `npm run holes -- [NAME...]
Plants weaknesses one at a time in a copy of this checkout, and runs for each the one test that must go red.
Without names, all of tests/holes/planted. First each test is shown to be green without its hole.
Ends with 1 when a hole was not caught.`

const { values, positionals } = parseArgs({ options: { help: { type: 'boolean' } }, allowPositionals: true })
if (values.help) console.log(HELP)
else {
  const holes = await loadHoles()
  const unknown = positionals.filter((name) => !holes.some((hole) => hole.name === name))
  if (unknown.length > 0) {
    console.error(`There is no hole ${unknown.join(', ')}. There are: ${holes.map(({ name }) => name).join(' ')}`)
    process.exitCode = 1
  } else {
    const chosen = positionals.length === 0 ? holes : holes.filter(({ name }) => positionals.includes(name))
    process.exitCode = await main(chosen)
  }
}

/** @returns the exit code */
async function main(holes: readonly NamedHole[]): Promise<number> {
  const interrupted = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupted.abort())
  try {
    const tried = await tryAll(holes, interrupted.signal)
    console.log(`\n${tableOf(tried)}\n\n${closing(tried)}`)
    return tried.every((each) => each.isCaught) ? 0 : 1
  } catch (error) {
    if (!interrupted.signal.aborted) throw error
    console.error('Interrupted: the copy is removed.')
    return 130
  }
}

/** One copy and one database server for all of them; both are gone afterwards, also when interrupted. */
async function tryAll(holes: readonly NamedHole[], signal: AbortSignal): Promise<readonly Tried[]> {
  const copy = copyCheckout(projectRoot)
  const folder = mkdtempSync(join(tmpdir(), 'yinuo-holes-database-'))
  try {
    const server = await startEmbedded(folder, { unsafeFast: true })
    const place = { root: copy.root, databaseUrl: server.url, signal }
    return await tryHoles(holes, place, console.log).finally(() => server.stop())
  } finally {
    copy.remove()
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
