import { foldsOf } from '#libs/language/evaluation/folds.ts'
import { normalise } from '#libs/language/text/normalise.ts'
import type { Figures } from '../../cli/language/figures.ts'
import { timed } from '../../cli/language/figures.ts'
import { readRows, readTexts } from '../../cli/language/read-rows.ts'
import type { Task, TextRow } from '../../cli/language/task.ts'
import { type Row, rowOf } from '../report.ts'

/** The rows of a file as the command line reads them for a task. */
export const rowsFor = <Row extends TextRow, Model, Answer>(
  task: Task<Row, Model, Answer>,
  path: string,
): readonly Row[] => readRows(path, (fields) => task.readRow(fields))

export interface Texts<Row> {
  readonly train: readonly Row[]
  readonly asked: readonly Row[]
  readonly outOfScope?: { readonly train: readonly string[]; readonly asked: readonly string[] }
}

/** Learns and asks as `language eval` does; `trainSeconds` is processor time. */
export function measure<Row extends TextRow, Model, Answer>(
  task: Task<Row, Model, Answer>,
  { train, asked, outOfScope }: Texts<Row>,
  seed: number,
): Figures {
  const from = process.cpuUsage()
  const data = { train, dev: [], outOfScopeTrain: outOfScope?.train ?? [], outOfScopeDev: [] }
  const model = task.train(data, { seed })
  const { user, system } = process.cpuUsage(from)
  const answer = (text: string) => task.answer(model, text)
  for (const { text } of asked.slice(0, 200)) answer(text)
  const { results, figures } = timed(asked, ({ text }) => answer(text))
  const scored = task.score(asked, results, (outOfScope?.asked ?? []).map(answer))
  return { ...scored, ...figures, trainSeconds: (user + system) / 1e6, modelBytes: task.write(model).length }
}

/** Parts of rows, each asked of what learned from all others; twins stay together. */
export function foldsIn<Row extends TextRow>(
  rows: readonly Row[],
  labelOf: (row: Row) => string,
  folds: number,
  seed: number,
): readonly Texts<Row>[] {
  const groups = rows.map(({ text }) => normalise(text))
  const foldOf = foldsOf(rows.map(labelOf), folds, { seed, groups })
  return Array.from({ length: folds }, (_, fold) => ({
    train: rows.filter((_, at) => foldOf[at] !== fold),
    asked: rows.filter((_, at) => foldOf[at] === fold),
  }))
}

export const outOfScopeTexts = (train: string, asked: string) => ({ train: readTexts(train), asked: readTexts(asked) })

export interface Told {
  readonly id: string
  readonly name: string
  /** One a run: folds, draws or one. */
  readonly values: readonly number[]
  readonly atLeast?: number
  readonly atMost?: number
  /** nlp.js on the same texts in this run; undefined where it was not asked or has no such thing. */
  readonly peer?: number | undefined
  /** What others published, and who. */
  readonly published?: string
  /** Of the last run: what it took. */
  readonly took?: Figures
}

/** A line of the table; the mean of several values with their spread. */
export function toldRow({ id, name, values, atLeast, atMost, peer, published, took }: Told): Row {
  const goal = atLeast !== undefined ? { atLeast } : atMost !== undefined ? { atMost } : undefined
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const row = rowOf('language', `${id} ${name}`, '', [mean], goal)
  const inBytes = took?.modelBytes
  return {
    ...row,
    low: Math.min(...values),
    high: Math.max(...values),
    beside: {
      'nlp.js': peer === undefined ? '' : peer.toFixed(3),
      published: published ?? '',
      'train CPU s': took?.trainSeconds?.toFixed(1) ?? '',
      'ms p50': took?.msPerTextP50?.toFixed(2) ?? '',
      'ms p95': took?.msPerTextP95?.toFixed(2) ?? '',
      bytes: inBytes === undefined ? '' : inBytes.toLocaleString('en'),
    },
  }
}
