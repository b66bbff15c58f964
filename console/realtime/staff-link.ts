import { useSyncExternalStore } from 'react'
import { setServerTime } from '../ui/time/server-clock.ts'
import { browserWorld } from './browser-world.ts'
import type { LinkState } from './link-types.ts'
import { openLink } from './open-link.ts'

/** The one link of this page to the staff door; the frame starts it when someone has signed in. */
export const staffLink = openLink(browserWorld('/api/realtime'))

staffLink.onNews((news) => {
  if (news.kind === 'server-time') setServerTime(news.at)
  if (news.kind === 'view') setServerTime(news.at)
})

export function useLinkState(): LinkState {
  return useSyncExternalStore(staffLink.onChange, staffLink.state)
}
