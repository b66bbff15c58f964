import { BUSINESS } from './business.ts'
import { COURTESY } from './courtesy.ts'
import type { ReplyPlan } from './reply.ts'
import { SAFETY } from './safety.ts'

/** Canned replies that everyone may use. */
export const REPLIES: readonly ReplyPlan[] = [...COURTESY, ...SAFETY, ...BUSINESS]
