import { QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openOutbox } from '../../realtime/staff-outbox.ts'
import { checkSession, signOut, type Ways } from './session.ts'

const kept = new Map<string, string>()
const shelf = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
  clear: () => kept.clear(),
}
const ways: Ways = { toSignIn: async () => {}, again: async () => {} }

/** A tab in which someone wrote and read, and a server that answers everything so. */
function tab(answer: () => Response) {
  vi.stubGlobal('sessionStorage', shelf)
  vi.stubGlobal('fetch', async () => answer())
  openOutbox('mei')
  kept.set('yinuo.draft.mei.a', '{"audience":"everyone","everyone":"您好","staff":"","files":[]}')
  const queries = new QueryClient()
  queries.setQueryData(['customer', 'a'], { name: '王小明' })
  return queries
}
afterEach(() => {
  kept.clear()
  vi.unstubAllGlobals()
})

describe('a session in this tab', () => {
  it('that was signed out leaves nothing of what was written or read', async () => {
    const queries = tab(() => Response.json(null))
    await signOut(queries, ways)
    expect([...kept.keys()]).toEqual([])
    expect(queries.getQueryCache().getAll()).toEqual([])
  })

  it('that ended by itself keeps what was being written for the same person, and nothing that was read', async () => {
    const queries = tab(() => Response.json({ refusal: 'not-signed-in', status: 401 }, { status: 401 }))
    await checkSession(queries, ways)
    expect([...kept.keys()]).toContain('yinuo.draft.mei.a')
    expect(queries.getQueryCache().find({ queryKey: ['customer', 'a'] })).toBeUndefined()
  })
})
