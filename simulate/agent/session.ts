import type { Api } from '../door/api.ts'
import { insist } from '../door/insist.ts'
import { type Link, openLink } from '../door/link.ts'
import { recordFault, type World } from '../world.ts'

export interface Credentials {
  readonly agentNo: string
  readonly password: string
}

/** An agent signed in, with a link to the staff door. Signs in again by itself when somebody ended the session. */
export interface Session {
  readonly personId: string
  readonly link: Link
  token(): string
  /** Ends the session at the service centre, too. */
  signOut(): Promise<void>
}

/** @param signal once it says so, a session that has ended is left */
export async function beginSession(world: World, credentials: Credentials, signal: AbortSignal): Promise<Session> {
  let current = await signIn(world.api, credentials, signal)
  const link = openLink({
    url: world.url,
    path: '/api/realtime',
    credentials: () => ({ headers: { authorization: `Bearer ${current.token}` } }),
    async renew() {
      if (signal.aborted) return false
      try {
        current = await signIn(world.api, credentials, signal)
        return true
      } catch (error) {
        recordFault(world, `${credentials.agentNo} could not sign in again`, error)
        return false
      }
    },
  })
  return {
    personId: current.personId,
    link,
    token: () => current.token,
    async signOut() {
      await world.api('/api/sign-out', { method: 'POST', token: current.token }).finally(link.close)
    },
  }
}

export const signIn = (
  api: Api,
  { agentNo, password }: Credentials,
  signal: AbortSignal,
): Promise<{ readonly personId: string; readonly token: string }> =>
  insist(signal, () => api('/api/sign-in', { method: 'POST', body: { agentNo, password, as: 'token' } }))
