import { STARTER_CONTENT } from '#modules/bot/pack/starter-pack.ts'
import { putPackIn, switchOn } from '#modules/bot/seed.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/module.ts'
import { CHAT_ENTRANCE } from './bank/chat-entrance.ts'

/**
 * The bot with all the product brings, on at the bank's chat. It is learned beside the first minute of the house: until
 * then people answer from the first word.
 */
export async function seedBot(inside: Platform, tx: Tx): Promise<number> {
  await putPackIn(inside, tx)
  await switchOn(inside, `web:${CHAT_ENTRANCE.key}`)
  return STARTER_CONTENT.intents.length
}
