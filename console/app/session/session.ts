import type { QueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { problemOf } from '../../api/problem.ts'
import { staffLink } from '../../realtime/staff-link.ts'
import { closeOutbox } from '../../realtime/staff-outbox.ts'
import { tabStorage } from '../../realtime/tab-storage.ts'
import { forgetViews } from '../../realtime/use-view.ts'
import { meQuery } from './me.ts'

/** What a session needs of the router. */
export interface Ways {
  toSignIn(ended: boolean): Promise<void>
  /** Read the person again, with the rights of this moment. */
  again(): Promise<void>
}

/** One at a time: while someone signs out, the server's word that the session has ended is no news. */
let underWay: Promise<void> | undefined

/**
 * The server did not take us for who we were: asks whether the session still stands. Drafts and unsent messages of an
 * ended one stay in this tab for the same person; everything read is forgotten.
 */
export function checkSession(queries: QueryClient, ways: Ways): Promise<void> {
  underWay ??= alone(check(queries, ways))
  return underWay
}

export function signOut(queries: QueryClient, ways: Ways): Promise<void> {
  underWay = alone(leaveForGood(queries, ways))
  return underWay
}

const alone = (act: Promise<void>): Promise<void> =>
  act.finally(() => {
    underWay = undefined
  })

async function check(queries: QueryClient, ways: Ways): Promise<void> {
  try {
    await queries.fetchQuery({ ...meQuery, staleTime: 0, retry: false })
    await ways.again()
  } catch (error) {
    if (problemOf(error).status !== 401) return
    await leave(queries, ways, true)
  }
}

async function leaveForGood(queries: QueryClient, ways: Ways): Promise<void> {
  await call<null>('POST', '/api/sign-out')
  closeOutbox()
  tabStorage.clear()
  await leave(queries, ways, false)
}

async function leave(queries: QueryClient, ways: Ways, ended: boolean): Promise<void> {
  staffLink.tell({ kind: 'stop' })
  await ways.toSignIn(ended)
  forgetViews()
  forgetRead(queries)
}

/** What no page shows any more; the page that is shown now keeps what it is reading. */
export function forgetRead(queries: QueryClient): void {
  queries.removeQueries({ predicate: (query) => query.getObserversCount() === 0 })
}
