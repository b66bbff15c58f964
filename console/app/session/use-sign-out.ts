import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { signOut, type Ways } from './session.ts'

export const SessionContext = createContext<Ways | null>(null)

/** Ends this session and leads to the sign-in page. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient()
  const ways = useContext(SessionContext)
  return async () => {
    if (ways) await signOut(queries, ways)
  }
}
