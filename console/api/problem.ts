import type { ProblemBody } from '#platform/http/problem.ts'

/** A refusal or fault of the server, or no answer at all, as what a failed call throws. */
export class ProblemError extends Error {
  readonly body: ProblemBody
  constructor(body: ProblemBody) {
    super(body.refusal)
    this.name = 'ProblemError'
    this.body = body
  }
}

/** Problems that arise on this side of the wire have status 0. */
export function localProblem(refusal: 'not-reached' | 'link-lost' | 'internal-fault', detail?: string): ProblemBody {
  return {
    type: `/problems/${refusal}`,
    title: refusal.replaceAll('-', ' '),
    status: 0,
    refusal,
    ...(detail === undefined ? {} : { detail }),
  }
}

/** Whatever was thrown, as a problem that can be shown. */
export function problemOf(error: unknown): ProblemBody {
  if (error instanceof ProblemError) return error.body
  return localProblem('internal-fault', error instanceof Error ? error.message : String(error))
}
