import type { z } from 'zod'
import type { postMessage } from '#modules/conversations/contract.ts'

/** The command `post-message` as a client writes it. */
export type PostMessage = z.input<typeof postMessage>
