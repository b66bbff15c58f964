import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { calibrationError, coverageAt } from '#libs/language/evaluation/confidence.ts'
import { projectRoot } from '#platform/project-root.ts'

/** nlp.js as it is set up when nobody sets anything, beside which ours is measured. */
export interface Peer {
  /** @param outOfScope texts it should not answer */
  measure(
    language: 'en' | 'zh',
    texts: {
      readonly train: readonly PeerRow[]
      readonly asked: readonly PeerRow[]
      readonly outOfScope?: { readonly asked: readonly string[] }
    },
  ): Promise<PeerFigures>
}

interface PeerRow {
  readonly text: string
  readonly label: string
}

export interface PeerFigures {
  readonly accuracy: number
  readonly ece: number
  readonly coverageAt98: number
  /** Share of texts out of scope answered `None`; NaN where none was asked. */
  readonly oosRecall: number
  readonly trainSeconds: number
}

interface Manager {
  addDocument(language: string, text: string, intent: string): void
  train(): Promise<unknown>
  process(language: string, text: string): Promise<{ readonly intent: string; readonly score: number }>
}

interface NodeNlp {
  readonly NlpManager: new (settings: {
    readonly languages: readonly string[]
    readonly forceNER: boolean
    readonly autoSave: boolean
    readonly nlu: { readonly log: boolean }
  }) => Manager
}

const FOLDER = join(projectRoot, 'bench/language/peer')

/**
 * nlp.js is 96 packages of 119 MB that nobody needs who only starts and tests: it has a lock of its own, from which it is
 * installed when it is first measured. Null, and told, where that fails.
 */
export function openPeer(tell: (line: string) => void): Peer | null {
  try {
    const loaded = load() ?? installed(tell)
    return { measure: (language, texts) => measure(loaded, language, texts) }
  } catch (error) {
    tell(`  nlp.js is left out, it could not be installed: ${error instanceof Error ? error.message : error}`)
    return null
  }
}

function load(): NodeNlp | undefined {
  try {
    return createRequire(join(FOLDER, 'package.json'))('node-nlp')
  } catch {
    return undefined
  }
}

function installed(tell: (line: string) => void): NodeNlp {
  tell('  nlp.js is installed, once')
  execFileSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: FOLDER,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  })
  const loaded = load()
  if (!loaded) throw new Error(`it is not in ${FOLDER}`)
  return loaded
}

async function measure(
  { NlpManager }: NodeNlp,
  language: string,
  { train, asked, outOfScope }: Parameters<Peer['measure']>[1],
): Promise<PeerFigures> {
  const manager = new NlpManager({ languages: [language], forceNER: false, autoSave: false, nlu: { log: false } })
  for (const { text, label } of train) manager.addDocument(language, text, label)
  const from = process.cpuUsage()
  await manager.train()
  const { user, system } = process.cpuUsage(from)
  const graded: { probability: number; isRight: boolean }[] = []
  for (const { text, label } of asked) {
    const { intent, score } = await manager.process(language, text)
    graded.push({ probability: score, isRight: intent === label })
  }
  let left = 0
  for (const text of outOfScope?.asked ?? []) if ((await manager.process(language, text)).intent === 'None') left += 1
  return {
    accuracy: graded.filter(({ isRight }) => isRight).length / graded.length,
    ece: calibrationError(graded),
    coverageAt98: coverageAt(graded, 0.98),
    oosRecall: left / (outOfScope?.asked.length ?? 0),
    trainSeconds: (user + system) / 1e6,
  }
}
