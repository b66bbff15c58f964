import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { Api } from '../door/api.ts'

const VOUCHED_FOR_SECONDS = 300

/** The bank's own page: it knows who is signed in there, and says so to the chat. */
export interface BankPage {
  /** A claim that counts once, within five minutes. */
  vouchFor(customerNo: string): Promise<string>
}

/**
 * Asks for a new secret of the chat entrance, as an administrator does when a page is set up: one that was used before
 * stops counting.
 */
export async function openBankPage(api: Api, token: string, channel: string): Promise<BankPage> {
  const { secret } = await api<{ secret: string }>(`/api/web-channels/${channel}/identity-secret`, {
    method: 'POST',
    token,
  })
  const key = new TextEncoder().encode(secret)
  return {
    vouchFor: (customerNo) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(customerNo)
        .setAudience('yinuo-chat')
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime(`${VOUCHED_FOR_SECONDS}s`)
        .sign(key),
  }
}
