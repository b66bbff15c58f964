import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InputFault, type Verb } from '../support/terminal.ts'

/** A folder of its own for the files of a test, and a way to run a verb without a process. */
export function openBench() {
  const folder = mkdtempSync(join(tmpdir(), 'yinuo-files-'))
  const path = (name: string) => join(folder, name)
  return {
    path,
    read: (name: string) => readFileSync(path(name), 'utf8'),
    write(name: string, text: string | Buffer): string {
      writeFileSync(path(name), text)
      return path(name)
    },
    close: () => rmSync(folder, { recursive: true }),
    /** What was printed and said; a fault is the message of the refusal. */
    async run(verb: Verb, ...args: readonly string[]) {
      const printed: string[] = []
      const said: string[] = []
      let fault: string | null = null
      try {
        await verb.run(args, {
          print: (text) => printed.push(text),
          progress: (text) => said.push(text),
          stopped: new AbortController().signal,
        })
      } catch (error) {
        if (!(error instanceof InputFault)) throw error
        fault = error.message.replaceAll(`${folder}/`, '')
      }
      return { printed: printed.join('\n'), said, fault }
    },
  }
}
