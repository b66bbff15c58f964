import type { z } from 'zod'
import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { RED_LINES } from '#libs/language/feeling/red-line-phrases.ts'
import { compileRedLines, findCrossings } from '#libs/language/feeling/red-lines.ts'
import type { commentBody } from '#modules/cases/contract.ts'
import type { CaseDeps } from '#modules/cases/deps.ts'
import { announceChange, causeOf, loadCases, lockCase, type StoredCase, writeLine } from '#modules/cases/store.ts'
import { casesVisibleTo } from '#modules/cases/visibility.ts'
import type { Actor } from '#platform/access.ts'
import { sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type CommentRefusal = 'case-not-found' | 'no-customer' | 'red-line-crossed'
let compiled: ReturnType<typeof compileRedLines> | undefined

/** Among staff, or for the customer: then it stands in their thread as well, in the same transaction. */
export const comment = (deps: CaseDeps, actor: Actor, caseId: string, body: z.output<typeof commentBody>) =>
  deps.platform.db.transaction(async (tx): Promise<Outcome<null, CommentRefusal>> => {
    const visible = casesVisibleTo(actor, 'cases.work')
    const [seen] = await loadCases(tx, sql`c.id = ${caseId} and ${visible}`)
    if (!seen) return refused('case-not-found')
    const [cause, now] = [causeOf(actor), deps.platform.clock.now()]
    const { text, audience } = body
    const isTold = audience === 'customer'
    if (isTold) {
      compiled ??= compileRedLines(RED_LINES)
      const [crossing] = findCrossings(text, compiled)
      if (crossing) return refused('red-line-crossed', `Change the words: they cross the red line ${crossing.code}.`)
      // The thread is locked before the case, as everywhere.
      if (!(await tell(deps, tx, seen, text))) return refused('no-customer', 'No customer is known whom to tell.')
    }
    const one = await lockCase(tx, caseId, visible)
    if (!one) throw new Error(`case ${caseId} vanished while it was commented`)
    await writeLine(tx, cause, caseId, now, { kind: isTold ? 'told-customer' : 'comment', audience, text })
    await announceChange(deps, tx, cause, now, one, isTold ? 'told-customer' : 'commented')
    return done(null)
  })

/** A line of the house in the customer's thread, which names the case. */
async function tell({ platform, asks }: CaseDeps, tx: Tx, one: StoredCase, text: string): Promise<boolean> {
  if (one.customerId === null) return false
  const now = platform.clock.now()
  const conversationId = await asks.conversations.conversationOf(tx, HOUSE, one.customerId, now)
  await asks.conversations.lockThread(tx, conversationId)
  await asks.conversations.postInTurn(
    tx,
    [
      {
        conversationId,
        clientId: `case-${newId(now)}`,
        author: { kind: 'system', id: 'cases' },
        audience: 'everyone',
        body: { kind: 'text', text: `${one.reference}\n${text}` },
      },
    ],
    now,
  )
  return true
}

const HOUSE = { kind: 'system', id: 'cases.tell' } as const
