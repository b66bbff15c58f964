import type { AssistDeps } from '#modules/assist/deps.ts'

export interface ExpertDeps extends AssistDeps {
  /** The local date of the house, YYYY-MM-DD. */
  readonly today: (now: number) => string
}
