import type { Figures } from './figures.ts'

/**
 * One thing that can be learned from labelled texts, `--task NAME`. The file `task-NAME.ts` of this folder exports it as
 * `task`; nothing else has to know it.
 */
export interface Task<Row extends TextRow = TextRow, Model = unknown, Answer = unknown> {
  /** One line for the help: what is learned, and the fields of a row. */
  readonly summary: string
  /** A row from the fields of a line; a text is what is wrong with it and what to do. */
  readRow(fields: Readonly<Record<string, unknown>>): Row | string
  /** @throws InputFault when nothing can be learned from these rows */
  train(data: TrainingData<Row>, settings: { readonly seed: number }): Model
  answer(model: Model, text: string): Answer
  /** Quality of the answers to `rows`, place by place; `outOfScope` are the answers to texts about nothing known. */
  score(rows: readonly Row[], answers: readonly Answer[], outOfScope: readonly Answer[]): Figures
  /** Plain data for a line of `predict --json`; without `--json` the same is printed as words. */
  show(answer: Answer): Readonly<Record<string, unknown>>
  write(model: Model): Uint8Array
  /** @throws Error that says what to do */
  read(bytes: Uint8Array): Model
}

export interface TextRow {
  readonly text: string
}

export interface TrainingData<Row> {
  readonly train: readonly Row[]
  /** To choose settings by, or to learn from too; empty when none was given or it is what is evaluated. */
  readonly dev: readonly Row[]
  readonly outOfScopeTrain: readonly string[]
  readonly outOfScopeDev: readonly string[]
}
