import type { Purpose } from '#libs/contact-gate/purposes.ts'
import type { ConsentText } from '#modules/consent/texts-contract.ts'
import { insertKnownCustomers } from '#modules/customers/store.ts'
import { newId } from '#platform/ids.ts'
import type { Platform } from '#platform/module.ts'
import { ok } from './floor.ts'
import type { SignedInPerson } from './people.ts'

const side = (title: string) => ({ title, body: `${title}: …` })
export const consentWords = (title: string) => ({ 'zh-CN': side(title), 'zh-TW': side(title), en: side(title) })

/** A customer the bank knows, of no branch and no manager. @returns the id */
export async function knownCustomer(platform: Platform, name: string): Promise<string> {
  const id = newId()
  const customer = {
    id,
    customerNo: `C${id.slice(-10)}`,
    name,
    phone: null,
    tier: 'gold',
    language: 'zh-CN',
    branchUnitId: null,
    branchName: null,
    managerId: null,
    vulnerabilityNeeds: [],
    customerSince: '2015-05-01',
  }
  await platform.db.transaction((tx) => insertKnownCustomers(tx, platform.cipher, [customer], Date.now()))
  return id
}

/** Words in force for a purpose: `writer` writes them, `reviewer` approves them. */
export async function textFor(
  writer: SignedInPerson,
  reviewer: SignedInPerson,
  purpose: Purpose,
  receiver = '',
): Promise<ConsentText> {
  type Reply = { texts: ConsentText[] }
  const newest = ({ texts }: Reply) => texts.find((one) => one.purpose === purpose && one.receiver === receiver)!
  const body = { purpose, receiver, words: consentWords(receiver || purpose), revision: 0 }
  const { textId, revision } = newest(await ok<Reply>(writer.api('/api/consent-texts', { method: 'PUT', body })))
  const at = (path: string) => `/api/consent-texts/${textId}/${path}`
  await ok(writer.api(at('submission'), { method: 'POST', body: { revision } }))
  const review = { revision, decision: 'approve' }
  return newest(await ok<Reply>(reviewer.api(at('review'), { method: 'POST', body: review })))
}
