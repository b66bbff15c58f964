import type { DialogueState, Knowledge, Turn, TurnInput } from '#libs/dialogue/dialogue.ts'

/**
 * One turn of the bot: what the customer said and how it was read go in, what is shown and done comes out.
 * @param now UTC milliseconds; decides which articles are in force
 */
export type DecideTurn = (state: DialogueState, input: TurnInput, knowledge: Knowledge, now: number) => Turn
