import { z } from 'zod'
import type { Outcome } from '#libs/facts/decision.ts'

/** The body of every refusal and fault (RFC 9457), the same on HTTP and sockets. */
export const problemBody = z
  .object({
    type: z.string().describe('Stable name of the refusal, `/problems/<refusal>`'),
    title: z.string(),
    status: z.int(),
    refusal: z.string().describe('The refusal alone, for programs'),
    detail: z.string().optional().describe('What to do about it'),
    fields: z
      .array(
        z.object({
          path: z.string(),
          message: z.string(),
          fault: z.string().optional().describe('Stable name of what is wrong there'),
        }),
      )
      .optional()
      .describe('What is wrong where'),
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem' })
export type ProblemBody = z.infer<typeof problemBody>

/** Leaves a route or a socket command as an answer with a status; only edges throw it. */
export class Problem extends Error {
  readonly status: number
  readonly refusal: string
  readonly detail: string | undefined
  readonly fields: ProblemBody['fields']
  constructor(status: number, refusal: string, detail?: string, fields?: ProblemBody['fields']) {
    super(refusal)
    this.status = status
    this.refusal = refusal
    this.detail = detail
    this.fields = fields
  }
}

/** Which status each refusal of a use case becomes; a missing one does not compile. */
export type Statuses<R extends string> = Readonly<Record<R, number>>

/** Named in one answer. */
const MOST_FIELDS = 20

/** The value of an outcome, or its refusal as an answer with its status. */
export function answer<T, R extends string>(outcome: Outcome<T, R>, statuses: Statuses<R>): T {
  if (outcome.ok) return outcome.value
  throw new Problem(statuses[outcome.refusal], outcome.refusal, outcome.detail, outcome.fields?.slice(0, MOST_FIELDS))
}

export function toBody(problem: Problem, requestId?: string): ProblemBody {
  return {
    type: `/problems/${problem.refusal}`,
    title: problem.refusal.replaceAll('-', ' '),
    status: problem.status,
    refusal: problem.refusal,
    ...(problem.detail === undefined ? {} : { detail: problem.detail }),
    ...(problem.fields === undefined ? {} : { fields: problem.fields }),
    ...(requestId === undefined ? {} : { requestId }),
  }
}

/** What a schema found wrong, as a 400 that names each field. */
export function malformed(error: z.ZodError): Problem {
  const fields = error.issues
    .slice(0, MOST_FIELDS)
    .map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
  return new Problem(400, 'malformed-input', 'Correct the named fields and send it again.', fields)
}
