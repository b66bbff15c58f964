import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { InputFault, type Terminal, type Verb } from './terminal.ts'

/**
 * Runs `yinuo VERB …`. The verbs are the files of `folder`, each exporting `verb`.
 * @returns the exit code: 0, or 1 with the fault printed by `terminal.progress`
 */
export async function runCommand(args: readonly string[], folder: string, terminal: Terminal): Promise<number> {
  const [name = '--help', ...rest] = args
  try {
    if (name === '--help' || name === '-h' || name === 'help') {
      terminal.print(await overview(folder))
      return 0
    }
    if (!verbNames(folder).includes(name)) throw new InputFault(`There is no command ${name}. See yinuo --help.`)
    const verb = await loadVerb(folder, name)
    if (rest.includes('--help')) terminal.print(verb.help)
    else await verb.run(rest, terminal)
    return 0
  } catch (error) {
    if (!(error instanceof InputFault)) throw error
    terminal.progress(error.message)
    return 1
  }
}

async function overview(folder: string): Promise<string> {
  const names = verbNames(folder)
  const width = Math.max(0, ...names.map((name) => name.length))
  const lines: string[] = []
  for (const name of names) lines.push(`  ${name.padEnd(width)}  ${(await loadVerb(folder, name)).summary}`)
  return [
    'npm run -s yinuo -- <command> [options]',
    '',
    'Workforce planning and language on files; docs/workforce-files.md and docs/language-files.md describe every format.',
    '',
    ...lines,
    '',
    '  <command> --help shows its options',
  ].join('\n')
}

function verbNames(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => /^[a-z-]+\.ts$/.test(file))
    .map((file) => file.slice(0, -3))
    .sort()
}

async function loadVerb(folder: string, name: string): Promise<Verb> {
  const { verb }: { verb: Verb } = await import(pathToFileURL(join(folder, `${name}.ts`)).href)
  return verb
}
