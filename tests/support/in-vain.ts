import { AssertionError } from 'node:assert'

/** Longer than anything takes on a slow machine, and shorter than a test may take. */
export const PATIENCE_MS = 60_000

/**
 * What is to come, or a claim that failed: it never came. A test that waited on would end by its own clock, and not say
 * what for.
 */
export async function comes<T>(coming: Promise<T>, what: () => string): Promise<T> {
  let patience: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    patience = setTimeout(() => reject(inVainFor(what())), PATIENCE_MS)
  })
  try {
    return await Promise.race([coming, late])
  } finally {
    clearTimeout(patience)
  }
}

export const inVainFor = (what: string): AssertionError => new AssertionError({ message: `waited in vain for ${what}` })
