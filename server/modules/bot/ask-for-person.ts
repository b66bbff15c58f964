import type { BotDeps } from '#modules/bot/deps.ts'
import { giveToPerson } from '#modules/bot/give-to-person.ts'
import type { Writer } from '#modules/bot/questions.ts'
import { lockSession } from '#modules/bot/store-sessions.ts'
import { think } from '#modules/bot/think.ts'

/** What the button says, in words the dialogue knows in every language. */
const PRESSED = '人工'

/**
 * The customer presses for a person while the bot has the conversation: it is theirs at once, with the package, whatever
 * the bot was about to say. Without a session nothing happens and the caller asks for a person itself.
 * @returns the contact
 */
export async function pressForPerson(deps: BotDeps, { conversationId }: Writer): Promise<string | undefined> {
  const { platform, asks } = deps
  return platform.db.transaction(async (tx) => {
    const thread = await asks.conversations.lockThread(tx, conversationId)
    const session = thread && (await lockSession(tx, conversationId))
    if (!session || thread.openContactId !== null) return undefined
    const now = platform.clock.now()
    const pressed = { seq: thread.lastSeq, at: now, kind: 'text', text: PRESSED } as const
    const { next } = await think(deps, tx, session, pressed, now).catch((error: Error) => {
      platform.logger.error({ err: error, conversationId }, 'the bot could not say what it knew: handed over without')
      return { next: { kind: 'go-on' } as const }
    })
    const handOver = next.kind === 'hand-over' ? next.handOver : null
    return giveToPerson(deps, tx, session, { why: 'asked', handOver }, now)
  })
}
