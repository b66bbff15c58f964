import { readBytes, writeWhole } from '../support/files.ts'
import { numberOption, readOptions, required } from '../support/options.ts'
import { InputFault, type Terminal } from '../support/terminal.ts'
import { type Figures, showFigures, timed } from './figures.ts'
import { readRows, readTexts } from './read-rows.ts'
import type { Task } from './task.ts'

export type Act = 'train' | 'eval' | 'predict'

/** `language train|eval|predict`: reads files, learns or reads a model, and tells how good it is or what it says. */
export async function runTask(
  act: Act,
  args: readonly string[],
  terminal: Terminal,
  taskNamed: (name: string) => Promise<Task>,
): Promise<void> {
  const options = optionsOf(args)
  const task = await taskNamed(required(options.task, 'task', 'what to learn, as intents'))
  const { model, figures } = modelFor(task, act, options, terminal)
  if (act === 'predict') return predict(task, model, options, terminal)
  const path = evaluated(act, options)
  const scored = path === undefined ? {} : evaluate(task, model, path, options)
  terminal.print(showFigures({ ...scored, ...figures }, { json: options.json ?? false }))
}

type Options = ReturnType<typeof optionsOf>

const optionsOf = (args: readonly string[]) =>
  readOptions(args, {
    task: { type: 'string' },
    train: { type: 'string' },
    dev: { type: 'string' },
    test: { type: 'string' },
    'oos-train': { type: 'string' },
    'oos-dev': { type: 'string' },
    'oos-test': { type: 'string' },
    model: { type: 'string' },
    out: { type: 'string' },
    text: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  })

/** `train` without `--test` only learns; `eval` without it takes `--dev`, which is then not learned from. */
function evaluated(act: Act, { test, dev }: Options): string | undefined {
  return act === 'eval' ? required(test ?? dev, 'test', 'the file to evaluate on (or --dev)') : test
}

function modelFor(task: Task, act: Act, options: Options, terminal: Terminal): { model: unknown; figures: Figures } {
  const seed = numberOption(options.seed ?? '1', 'seed', { least: 0, most: 2 ** 32 - 1, isWhole: true })
  if (options.model !== undefined && options.train === undefined) {
    const bytes = readBytes(options.model)
    return { model: readModelFile(task, bytes, options.model), figures: { modelBytes: bytes.length } }
  }
  const path = required(
    options.train,
    'train',
    act === 'train' ? 'the file to learn from' : 'the file to learn from, or --model',
  )
  const isDevLearned = options.dev !== undefined && (act !== 'eval' || options.test !== undefined)
  const read = (file: string) => readRows(file, (fields) => task.readRow(fields))
  const data = {
    train: read(path),
    dev: isDevLearned && options.dev !== undefined ? read(options.dev) : [],
    outOfScopeTrain: readTexts(options['oos-train']),
    outOfScopeDev: readTexts(options['oos-dev']),
  }
  terminal.progress(`Learning from ${data.train.length + data.dev.length} texts`)
  const from = performance.now()
  const model = task.train(data, { seed })
  const trainSeconds = (performance.now() - from) / 1000
  const bytes = task.write(model)
  if (options.out !== undefined) writeWhole(options.out, bytes)
  return { model, figures: { trainSeconds, modelBytes: bytes.length } }
}

function readModelFile(task: Task, bytes: Uint8Array, path: string): unknown {
  try {
    return task.read(bytes)
  } catch (error) {
    throw new InputFault(`${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function evaluate(task: Task, model: unknown, path: string, options: Options): Figures {
  const rows = readRows(path, (fields) => task.readRow(fields))
  if (rows.length === 0) throw new InputFault(`${path} has no row: give at least one`)
  const answer = (text: string) => task.answer(model, text)
  // The first calls run before the machine code is warm, which a service does not see.
  for (const { text } of rows.slice(0, 200)) answer(text)
  const { results, figures } = timed(rows, ({ text }) => answer(text))
  const outOfScope = readTexts(options['oos-test']).map(answer)
  return { ...task.score(rows, results, outOfScope), ...figures }
}

function predict(task: Task, model: unknown, { text, test, json }: Options, terminal: Terminal): void {
  const texts = text === undefined ? readTexts(required(test, 'test', 'the file of texts, or one by --text')) : [text]
  for (const one of texts) {
    const shown = { text: one, ...task.show(task.answer(model, one)) }
    terminal.print(json ? JSON.stringify(shown) : Object.values(shown).map(wordsOf).join('\t'))
  }
}

const wordsOf = (value: unknown): string =>
  typeof value === 'number' ? value.toFixed(3) : typeof value === 'string' ? value : JSON.stringify(value)
