import type { Instant } from '#libs/facts/event.ts'

/**
 * The key of a timer about one stay of a work item (in a queue, or put off until an instant). Each stay has its own, so
 * a use case that holds the work never waits for a timer of it that is firing; a timer of a past stay does nothing.
 */
export const stayKey = (itemId: string, at: Instant): string => `${itemId} ${at}`

export const idOfStay = (key: string): string => key.slice(0, key.indexOf(' '))
