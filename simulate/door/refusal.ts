/** The service centre answered no: doing the same again would get the same answer. */
export class Refusal extends Error {
  readonly status: number
  readonly refusal: string
  /** Set for 429 and 503: when to come back. */
  readonly retryAfterSeconds: number | undefined
  constructor(status: number, refusal: string, retryAfterSeconds?: number) {
    super(`${status} ${refusal}`)
    this.status = status
    this.refusal = refusal
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** No answer came: the line broke, or the server is starting again. Worth trying once more. */
export class LineLost extends Error {}

/** What was asked did not arrive in time, or too much was asked at once. */
const PASSING = [408, 429]

/** Whether a later try may get another answer. */
export function isPassing(error: unknown): boolean {
  if (error instanceof LineLost) return true
  return error instanceof Refusal && (PASSING.includes(error.status) || error.status >= 500)
}
