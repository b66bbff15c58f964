/** A customer says nothing any more. */
export const IDLE_TIMER = 'bot.idle'
/** A message that nobody has answered yet. */
export const OVERDUE_TIMER = 'bot.overdue'
/** A call-back promised by the bot, to be booked with routing. */
export const CALL_BACK_TIMER = 'bot.book-call-back'
/** A release to be learned; set again while one node does. */
export const TRAIN_TIMER = 'bot.train'
/** Calls of the model that are older than the house keeps them; set again each day. */
export const FORGET_CALLS_TIMER = 'bot.forget-model-calls'
