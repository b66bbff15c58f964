import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runTask } from './language/run-task.ts'
import type { Task } from './language/task.ts'
import { InputFault, type Terminal, type Verb } from './support/terminal.ts'

const HELP = `npm run -s yinuo -- language train|eval|predict --task TASK [options]
npm run -s yinuo -- language COMMAND …

Learns from labelled texts, tells how good it is, and says what it makes of new ones. Files are JSON Lines, plain or
gzip; docs/language-files.md describes each.

  train            learn from --train (and --dev), write --out, and evaluate where --test is given
  eval             learn from --train or read --model, then evaluate on --test, or without it on --dev
  predict          learn or read, then a line for each text of --test, or for --text

  --task TASK      what to learn: the tasks below
  --train FILE     texts to learn from
  --dev FILE       more of them to choose settings by; then they are learned from too, unless they are evaluated on
  --test FILE      texts to evaluate on, or to answer
  --oos-train FILE, --oos-dev FILE, --oos-test FILE
                   texts about nothing known, for the same three ends
  --model FILE     a model written before, instead of --train
  --out FILE       where the model is written
  --text TEXT      one text to answer
  --seed N         whole number (default 1); the same files and seed give the same model
  --json           print JSON`

const folder = join(import.meta.dirname, 'language')

export const verb: Verb = {
  summary: 'Intents, labels, feelings, entities, answers and themes from texts.',
  help: `${HELP}\n\nTasks: ${namesOf('task').join(', ')}\nCommands: ${['train', 'eval', 'predict', ...namesOf('command')].join(', ')}`,
  run,
}

async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const [command = '', ...rest] = args
  if (command === 'train' || command === 'eval' || command === 'predict')
    return runTask(command, rest, terminal, taskNamed)
  if (!namesOf('command').includes(command))
    throw new InputFault(
      `${command === '' ? 'A command is missing' : `There is no command ${command}`}: give ${['train', 'eval', 'predict', ...namesOf('command')].join(', ')}. See language --help.`,
    )
  const { verb: named }: { verb: Verb } = await load('command', command)
  if (rest.includes('--help')) terminal.print(named.help)
  else await named.run(rest, terminal)
}

async function taskNamed(name: string): Promise<Task> {
  if (!namesOf('task').includes(name))
    throw new InputFault(`There is no task ${name}: give ${namesOf('task').join(', ')}. See language --help.`)
  const { task }: { task: Task } = await load('task', name)
  return task
}

const load = (kind: 'task' | 'command', name: string) => import(pathToFileURL(join(folder, `${kind}-${name}.ts`)).href)

/** Tasks are the files `task-NAME.ts`, further commands the files `command-NAME.ts`: a new one is known when it is born. */
function namesOf(kind: 'task' | 'command'): readonly string[] {
  return readdirSync(folder)
    .flatMap((file) => new RegExp(`^${kind}-([a-z-]+)\\.ts$`).exec(file)?.[1] ?? [])
    .sort()
}
