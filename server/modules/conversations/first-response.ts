import type { PromiseRef } from '#modules/promises/questions.ts'

export const FIRST_RESPONSE = 'first-response'
export const ABOUT_CONTACT = 'contact'

/** The promise that a person answers this contact in time: made at asking, kept by the first meaningful words. */
export const firstResponsePromise = (contactId: string): PromiseRef => ({
  kind: FIRST_RESPONSE,
  aboutKind: ABOUT_CONTACT,
  aboutId: contactId,
})
