import { queryOptions } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Me } from '#modules/identity/contract.ts'
import { call } from '../../api/call.ts'

/** Who is signed in, with what they may do. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => call<Me>('GET', '/api/me'),
  staleTime: Number.POSITIVE_INFINITY,
})

export const MeContext = createContext<Me | null>(null)

/** The signed-in person; only below the frame, where there is always one. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe is for pages inside the frame')
  return me
}

export const rightsOf = (me: Me) => ({ roles: me.roles.map(({ role }) => role), permissions: me.permissions })

/** Whether the signed-in person holds a permission, with whatever reach. */
export function useMay(permission: string): boolean {
  return permission in useMe().permissions
}
