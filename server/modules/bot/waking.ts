import type { BotDeps } from '#modules/bot/deps.ts'
import { failToPerson } from '#modules/bot/fail-to-person.ts'
import { answerWithModel } from '#modules/bot/model/answer-with-model.ts'
import { isUnavailable } from '#platform/http/errors.ts'

/**
 * Takes turns on this node: one at a time in a conversation, again when something was written meanwhile. A fault gives the
 * customer to a person at once; where the database is away, the timer of the message does when it is back.
 */
export function createWaking(deps: () => BotDeps): { wake(conversationId: string): void; idle(): Promise<void> } {
  const running = new Map<string, { isWokenAgain: boolean }>()
  let under = Promise.resolve()

  async function run(conversationId: string): Promise<void> {
    const own = { isWokenAgain: true }
    running.set(conversationId, own)
    while (own.isWokenAgain) {
      own.isWokenAgain = false
      await takeTurn(deps(), conversationId)
    }
    running.delete(conversationId)
  }

  return {
    wake(conversationId) {
      const own = running.get(conversationId)
      if (own) own.isWokenAgain = true
      else under = Promise.all([under, run(conversationId)]).then(() => {})
    },
    async idle() {
      await under
    },
  }
}

/** After so long a person is asked; what still runs finds nothing left to answer. */
const LONGEST_MS = 1_700

async function inTime(turn: Promise<void>): Promise<void> {
  let late: NodeJS.Timeout | undefined
  const isLate = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error(`the bot’s turn took longer than ${LONGEST_MS} ms`)), LONGEST_MS)
  })
  // Whatever comes of a turn that was given up: its connection told the database nothing.
  turn.catch(() => {})
  await Promise.race([turn, isLate]).finally(() => clearTimeout(late))
}

async function takeTurn(deps: BotDeps, conversationId: string): Promise<void> {
  const { logger } = deps.platform
  try {
    await inTime(answerWithModel(deps, conversationId))
  } catch (error) {
    if (isUnavailable(error)) return
    logger.error({ err: error, conversationId }, 'the bot failed: a person takes over')
    await failToPerson(deps, conversationId, 'failed').catch((again: Error) =>
      logger.error({ err: again, conversationId }, 'not handed over yet: the timer of the message does it'),
    )
  }
}
