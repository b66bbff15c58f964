import type { Codes } from './agent/serve-contact.ts'
import { signIn } from './agent/session.ts'
import type { Cast } from './cast.ts'
import { type BankPage, openBankPage } from './customer/bank-page.ts'
import { CHANNEL } from './customer/live-contact.ts'
import { insist } from './door/insist.ts'
import type { Shared } from './world.ts'

/** A secret for the bank's page, which only an administrator may ask for, and the codes that wrap-ups may use. */
export async function prepare(
  { api }: Shared,
  { administrator, robots }: Cast,
  signal: AbortSignal,
): Promise<{ readonly page: BankPage | undefined; readonly codes: Codes }> {
  const someone = administrator ?? robots[0]
  if (!someone) throw new Error('There is no agent among the sign-ins: give another file by --credentials')
  const { token } = await signIn(api, someone, signal)
  const page = administrator && (await insist(signal, () => openBankPage(api, token, CHANNEL)))
  const { reasons } = await insist(signal, () => api<{ reasons: Code[] }>('/api/contact-reasons', { token }))
  const { dispositions } = await insist(signal, () => api<{ dispositions: Code[] }>('/api/dispositions', { token }))
  await api('/api/sign-out', { method: 'POST', token })
  return { page, codes: { reasons: inUse(reasons), dispositions: inUse(dispositions) } }
}

interface Code {
  readonly code: string
  readonly isRetired: boolean
}
const inUse = (codes: readonly Code[]) => codes.filter((each) => !each.isRetired).map((each) => each.code)
