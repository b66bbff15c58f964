import { describe, expect, it } from 'vitest'
import { isNeverStored } from '#modules/customers/profile/never-stored.ts'
import { maskOfField, PROFILE_FIELD_NAMES, PROFILE_FIELDS } from '#modules/customers/profile-contract.ts'

describe('the catalogue of profiles', () => {
  it('shows no value of class C2 whole', () => {
    const value = '13800001234@example.com'
    for (const field of PROFILE_FIELD_NAMES)
      if (PROFILE_FIELDS[field].class === 'C2') expect(maskOfField(field, value), field).not.toBe(value)
  })

  it('lets every field of emotion expire after 90 days', () => {
    for (const field of PROFILE_FIELD_NAMES) {
      const kind = PROFILE_FIELDS[field]
      if (kind.group === 'emotion') expect(kind, field).toMatchObject({ expiresAfterDays: 90 })
    }
  })

  it.each([
    ['birth_date', '1961-04-30', '1961-**-**'],
    ['id_number', '310101196104301234', '3****************4'],
    ['assets_month_average', '120000', '****'],
  ] as const)('%s shows as its mask', (field, value, shown) => {
    expect(maskOfField(field, value)).toBe(shown)
  })

  it.each([
    'password',
    'login_password',
    'PIN',
    'queryPin',
    'CVV2',
    'otp_code',
    'voice_print',
    'fingerprint',
    '交易密码',
    '聲紋',
  ])('never takes a column called %s', (column) => expect(isNeverStored(column)).toBe(true))
  it.each([...PROFILE_FIELD_NAMES, 'shipping', 'opinion', 'surface', 'spinning', 'optional'])(
    'takes a column called %s',
    (column) => expect(isNeverStored(column)).toBe(false),
  )
})
