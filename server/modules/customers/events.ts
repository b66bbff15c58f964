import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

/** A channel brought someone it had not seen before. `isKnown`: the bank's page vouched for who it is. */
export const customerArrived = factKind('customers.arrived', 1, z.object({ channel: z.string(), isKnown: z.boolean() }))

/** A person compared what a customer said with what is on record. */
export const blindChecked = factKind(
  'customers.blind-checked',
  1,
  z.object({ personId: z.string(), field: z.string(), matches: z.boolean() }),
)

/** What the customer needs when served (`speak-slowly`, ...) was changed. */
export const needsChanged = factKind('customers.needs-changed', 1, z.object({ needs: z.array(z.string()) }))
