import { z } from 'zod'
import { factKind } from '#libs/facts/event.ts'

/** This house goes on from a backup: what it did between `takenAt` and this fact is not in it. */
export const houseRestored = factKind('platform.restored', 1, z.object({ takenAt: z.number() }))
