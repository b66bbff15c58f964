import './no-eval.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import './frame/frame.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { staffLink } from '../realtime/staff-link.ts'
import { listenForShortcuts } from '../ui/shortcuts/use-shortcut.ts'
import { startLook } from './look/look.ts'
import { createQueryClient } from './query-client.ts'
import { createConsoleRouter } from './router.tsx'
import { checkSession } from './session/session.ts'
import { SessionContext } from './session/use-sign-out.ts'

startLook()
listenForShortcuts(document)

const queries = createQueryClient(() => void checkSession(queries, ways))
const router = createConsoleRouter(queries)
const ways = {
  again: () => router.invalidate(),
  toSignIn: (ended: boolean) => {
    const next = router.state.location.href
    const search = ended ? { ...(next === '/' ? {} : { next }), ended: true } : {}
    return router.navigate({ to: '/sign-in', search })
  },
}

staffLink.onNews(({ kind }) => {
  // A door that does not let us in says nothing more; HTTP does.
  if (kind === 'session-ended' || kind === 'not-admitted' || kind === 'rights-changed') void checkSession(queries, ways)
})
window.addEventListener('online', () => staffLink.tell({ kind: 'online' }))

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <SessionContext value={ways}>
        <RouterProvider router={router} />
      </SessionContext>
    </QueryClientProvider>
  </StrictMode>,
)
