import type { z } from 'zod'

/** UTC milliseconds since 1970. */
export type Instant = number

/** Who caused a fact. `system` names the rule or timer that acted, for example `routing.offer-expiry`. */
export type Cause =
  | { readonly kind: 'person'; readonly id: string; readonly purpose?: string }
  | { readonly kind: 'customer'; readonly id: string }
  | { readonly kind: 'system'; readonly id: string }

/** A fact as a module announces it: past tense, versioned, ids and codes only, never message text or account numbers. */
export interface Fact<T extends string = string, D = unknown> {
  readonly type: T
  readonly version: number
  /** The thing it is about, for example a contact id: facts of one thing can be found together. */
  readonly about: string
  readonly at: Instant
  readonly data: D
}

/** A fact as the log keeps it: with its place in the one order all readers see, and its cause. */
export interface RecordedFact<T extends string = string, D = unknown> extends Fact<T, D> {
  readonly id: string
  /** 1, 2, 3, ... without gaps, the same for every reader. */
  readonly position: number
  readonly cause: Cause
}

/** The definition of one kind of fact; `events.ts` of each module lists them. */
export interface FactKind<T extends string, S extends z.ZodType> {
  readonly type: T
  readonly version: number
  readonly schema: S
  of(about: string, at: Instant, data: z.input<S>): Fact<T, z.input<S>>
  /** Narrows a recorded fact of any type to this kind. */
  is(fact: Fact): fact is RecordedFact<T, z.output<S>>
}

/** Defines a kind of fact. Only ever add optional fields to `schema`; anything else is a new version. */
export function factKind<T extends string, S extends z.ZodType>(type: T, version: number, schema: S): FactKind<T, S> {
  return {
    type,
    version,
    schema,
    of: (about, at, data) => ({ type, version, about, at, data }),
    is: (fact): fact is RecordedFact<T, z.output<S>> => fact.type === type,
  }
}
