import { z } from 'zod'

/**
 * The policy of our pages forbids making code from text, and the schema library would try it: caught, but reported by the
 * browser as an attack. Imported before everything else, for schemas look at this as they are made.
 */
z.config({ jitless: true })
