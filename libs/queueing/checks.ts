/**
 * What every function here asks of its numbers. A wrong number is a fault of the caller, so it throws a RangeError that
 * names the field, the value and what to give in its place; nothing is repaired in silence.
 */
export function requireWhole(name: string, value: number, least = 0): number {
  if (Number.isSafeInteger(value) && value >= least) return value
  throw new RangeError(`${name} is ${value}: give a whole number, ${least} or more`)
}

/** Finite and 0 or more. */
export function requireAmount(name: string, value: number): number {
  if (Number.isFinite(value) && value >= 0) return value
  throw new RangeError(`${name} is ${value}: give a finite number, 0 or more`)
}

/** Finite and above 0. */
export function requirePositive(name: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value
  throw new RangeError(`${name} is ${value}: give a finite number above 0`)
}

/** Strictly between 0 and 1: both ends would ask for no agent at all or for endlessly many. */
export function requireOpenShare(name: string, value: number): number {
  if (value > 0 && value < 1) return value
  throw new RangeError(`${name} is ${value}: give a share above 0 and below 1, such as 0.8 for 80 %`)
}

/** Longest mean patience that is computed with; whoever waits longer than a day does not hang up within the model. */
export const LONGEST_PATIENCE_SECONDS = 86_400

/** Above 0 and at most a day; null: nobody ever hangs up. */
export function requirePatience(name: string, value: number | null): number | null {
  if (value === null || (value > 0 && value <= LONGEST_PATIENCE_SECONDS)) return value
  throw new RangeError(
    `${name} is ${value}: give seconds above 0 and at most ${LONGEST_PATIENCE_SECONDS}, or null when nobody hangs up`,
  )
}

export function requireSome<T>(name: string, values: readonly T[]): readonly T[] {
  if (values.length > 0) return values
  throw new RangeError(`${name} is empty: give at least one`)
}
