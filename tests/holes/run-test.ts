import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type NamedTest, titlePattern } from './hole.ts'
import { type Report, type Verdict, verdictOf } from './verdict.ts'

export interface Run {
  readonly verdict: Verdict
  readonly seconds: number
}

/** A test that waits for what a hole keeps from coming ends by its own patience; this is for one that hangs. */
const PATIENCE_MS = 300_000
/** By what the files hold: a run then reads anew only what a hole has changed. */
const KEEP_TRANSFORMED = '--experimental.fsModuleCache'

export interface Place {
  /** A copy of the checkout, never the checkout itself. */
  readonly root: string
  /** A PostgreSQL server whose databases may be thrown away. */
  readonly databaseUrl: string
  /** Ends what is under way. */
  readonly signal: AbortSignal
}

/** Runs one test of the copy and says what became of it. */
export async function runTest({ root, databaseUrl, signal }: Place, test: NamedTest): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'yinuo-hole-'))
  const report = join(folder, 'report.json')
  const began = Date.now()
  try {
    const args = [
      test.file,
      '-t',
      titlePattern(test.name),
      '--reporter=json',
      `--outputFile=${report}`,
      KEEP_TRANSFORMED,
    ]
    await vitest(root, args, databaseUrl, signal)
    signal.throwIfAborted()
    return { verdict: verdictOf(read(report), test.name), seconds: (Date.now() - began) / 1000 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs it as the leader of a group, so that its workers end with it. */
function vitest(root: string, args: readonly string[], databaseUrl: string, signal: AbortSignal): Promise<void> {
  const env = { ...process.env, TEST_DATABASE_URL: databaseUrl }
  const options = { cwd: root, env, stdio: 'ignore', detached: true } as const
  const run = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], options)
  const end = () => {
    if (run.pid !== undefined && run.exitCode === null && run.signalCode === null) process.kill(-run.pid, 'SIGKILL')
  }
  const patience = setTimeout(end, PATIENCE_MS)
  signal.addEventListener('abort', end)
  return new Promise<void>((resolve, reject) => run.on('error', reject).on('exit', () => resolve())).finally(() => {
    clearTimeout(patience)
    signal.removeEventListener('abort', end)
  })
}

function read(report: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as Report
  } catch {
    return undefined
  }
}
