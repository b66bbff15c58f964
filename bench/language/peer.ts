import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { calibrationError, coverageAt } from '#libs/language/evaluation/confidence.ts'

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

/**
 * nlp.js is 96 packages of 119 MB, so it is no part of this project: whoever wants it beside ours installs it in a folder
 * of its own. Null, and told, where it is not found.
 */
export function openPeer(folder: string, tell: (line: string) => void): Peer | null {
  try {
    const loaded: NodeNlp = createRequire(join(resolve(folder), 'none.js'))('node-nlp')
    return { measure: (language, texts) => measure(loaded, language, texts) }
  } catch {
    tell('  nlp.js is left out: npm i --prefix DIR node-nlp@4.27.0 in an empty folder DIR, and give --peer DIR')
    return null
  }
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
