import { InputFault } from '../support/terminal.ts'

/** What a library refuses with a RangeError is a wish its caller can change. */
export function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError) throw new InputFault(error.message)
    throw error
  }
}
