import { basename, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { builtServer, projectRoot } from '#platform/project-root.ts'

/**
 * Starts a thread of the server. Built, it is a file of its own beside the server (`scripts/build.mjs` lists them); from
 * the sources it is bundled on the spot, for a thread reads no TypeScript.
 * @param source from the project's root, for example `server/modules/workforce/foretell-worker.ts`
 * @param data plain data, the thread's `workerData`
 */
export async function startThread(source: string, data: unknown): Promise<Worker> {
  const options = { workerData: data, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 1024 } }
  if (builtServer !== null) return new Worker(join(builtServer, `${basename(source, '.ts')}.mjs`), options)
  return new Worker(await bundled(source), { ...options, eval: true })
}

const bundles = new Map<string, Promise<string>>()

function bundled(source: string): Promise<string> {
  const known = bundles.get(source) ?? bundle(source)
  bundles.set(source, known)
  return known
}

async function bundle(source: string): Promise<string> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: [source],
    bundle: true,
    write: false,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'silent',
  })
  return outputFiles.map(({ text }) => text).join('')
}
