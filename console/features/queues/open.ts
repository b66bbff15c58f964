/** What is open beside the lists, as the address says it: a queue's id, `topic:<code>`, a new one of either, or the house. */
export const NEW_QUEUE = 'new'
export const NEW_TOPIC = 'new-topic'
export const HOUSE = 'house'
const TOPIC = 'topic:'

export const openTopic = (code: string): string => `${TOPIC}${code}`

/** The topic's code; null when something else is open. */
export const topicOf = (open: string | null): string | null =>
  open?.startsWith(TOPIC) ? open.slice(TOPIC.length) : null
