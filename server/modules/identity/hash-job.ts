/** Argon2id, 19 MiB, 2 passes: the first choice of the OWASP password storage sheet, 10 to 45 ms a hash. */
const ARGON2ID = 2
export const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** With a stored hash: does the password match it? Without: hash it. */
export interface HashJob {
  readonly password: string
  readonly stored?: string
}
export type HashAnswer = { readonly result: string | boolean } | { readonly failed: string }
