import { ProblemError } from '../api/problem.ts'
import { staffLink } from './staff-link.ts'

/**
 * A command over the link, as a promise that a mutation can hold. `Reply` is what the module's contract says it answers.
 * @throws ProblemError when it was refused, or when the link broke before the answer
 */
export async function command<Reply = unknown>(name: string, body: unknown): Promise<Reply> {
  const answer = await staffLink.ask(name, body)
  if (!answer.ok) throw new ProblemError(answer.problem)
  return answer.body as Reply
}
