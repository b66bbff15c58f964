/** Deadlines of this module: each is set by the use case that starts it and never cleared; a late one finds nothing to do. */
export const IDLE_TIMER = 'conversations.idle'
export const WRAP_UP_TIMER = 'conversations.wrap-up'
export const ORPHAN_FILE_TIMER = 'conversations.orphan-file'
