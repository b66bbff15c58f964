/** Where a verb writes. Results go to standard output, all that is said on the way to standard error. */
export interface Terminal {
  print(text: string): void
  progress(text: string): void
  /** Aborted by Ctrl-C: finish with what there is. A second Ctrl-C ends the process at once. */
  readonly stopped: AbortSignal
}

/** One command, `npm run -s yinuo -- NAME …`. The file `cli/NAME.ts` exports it as `verb`. */
export interface Verb {
  /** One line for the list of commands. */
  readonly summary: string
  /** Whole help text, printed by `--help`. */
  readonly help: string
  /** @throws InputFault for what its caller can put right */
  run(args: readonly string[], terminal: Terminal): Promise<void>
}

/**
 * What the person at the keyboard can put right: a missing file, a wrong option, a faulty line. The message says what
 * to do; it is printed without a stack and the exit code is 1.
 */
export class InputFault extends Error {}
