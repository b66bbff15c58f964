import { expect, it } from 'vitest'
import { endReason, NOTICE_CODES } from '#modules/conversations/contract.ts'
import { LOCALES } from '../words/locale.ts'
import { noticeWords } from './notice-words.ts'

const values = { name: '许文静', agentNo: '20318', heldSeconds: 75, endsInSeconds: 60, reason: 'idle' }

it.each(NOTICE_CODES)('the notice %s reads as words in every language, with no place left open', (code) => {
  for (const locale of LOCALES) {
    const words = noticeWords({ kind: 'notice', code, values }, locale)
    expect(words).toBeTruthy()
    expect(words).not.toMatch(/[{}]|undefined|NaN/)
  }
})

it('every way a contact ends has its own words', () => {
  const said = endReason.options.map((reason) =>
    noticeWords({ kind: 'notice', code: 'contact-ended', values: { reason } }, 'en'),
  )
  expect(new Set(said).size).toBe(endReason.options.length)
})

it('a notice of a later release is shown to nobody', () => {
  expect(noticeWords({ kind: 'notice', code: 'something-new', values: {} }, 'en')).toBeNull()
  expect(noticeWords({ kind: 'notice', code: 'toString', values: {} }, 'en')).toBeNull()
})
