import type { z } from 'zod'

/** A command over the socket: `body` is what the client sent, unparsed. Refusals are thrown as `Problem`. */
export interface SocketCommand<P> {
  (principal: P, body: unknown): Promise<unknown>
  /** What a body has to be: programs that try every command read it here. */
  readonly schema: z.ZodType
}

/** @param admit throws for those who may not give this command; asked before the body is looked at */
export function command<P, S extends z.ZodType>(
  schema: S,
  act: (principal: P, body: z.output<S>) => Promise<unknown>,
  admit: (principal: P) => void = () => {},
): SocketCommand<P> {
  const run = async (principal: P, body: unknown) => {
    admit(principal)
    return act(principal, schema.parse(body))
  }
  return Object.assign(run, { schema })
}
