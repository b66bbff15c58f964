/** The answer of a pure decision: what happened, or why not. A refusal is an answer, never an exception. */
export type Decision<E, R extends string> =
  | { readonly ok: true; readonly events: readonly E[] }
  | { readonly ok: false; readonly refusal: R }

/** The answer of a use case. `detail` says in plain words what to do; `fields` names what is wrong where. */
export type Outcome<T, R extends string> =
  | ({ readonly ok: true } & { readonly value: T })
  | { readonly ok: false; readonly refusal: R; readonly detail?: string; readonly fields?: readonly FieldFault[] }

/** One thing that is wrong: where (`steps.3.say.en`, an intent's code), in plain words, and its stable name if it has one. */
export interface FieldFault {
  readonly path: string
  readonly message: string
  readonly fault?: string
}

export const done = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const refused = <R extends string>(refusal: R, detail?: string, fields?: readonly FieldFault[]) =>
  ({
    ok: false,
    refusal,
    ...(detail === undefined ? {} : { detail }),
    ...(fields === undefined ? {} : { fields }),
  }) as const
