/** The answer of a pure decision: what happened, or why not. A refusal is an answer, never an exception. */
export type Decision<E, R extends string> =
  | { readonly ok: true; readonly events: readonly E[] }
  | { readonly ok: false; readonly refusal: R }

/** The answer of a use case. `detail` says in plain words what to do; `fields` names what is wrong where. */
export type Outcome<T, R extends string> =
  | ({ readonly ok: true } & { readonly value: T })
  | { readonly ok: false; readonly refusal: R; readonly detail?: string }

export const done = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const refused = <R extends string>(refusal: R, detail?: string) =>
  ({ ok: false, refusal, ...(detail === undefined ? {} : { detail }) }) as const
