import { maskAddress, maskCard, maskEmail, maskIdNumber, maskName, maskPhone } from '#libs/masking/display-masks.ts'

/** The nine groups of a profile, in the order screens show them. */
export const PROFILE_GROUPS = [
  'identity',
  'contact',
  'relationship',
  'money',
  'behaviour',
  'experience',
  'emotion',
  'need-and-risk',
  'permission',
] as const
export type ProfileGroup = (typeof PROFILE_GROUPS)[number]

/** What a screen shows instead of the value: `plain` the value itself, `hidden` only that there is one. */
const MASKS = {
  plain: (value: string) => value,
  hidden: () => '****',
  name: maskName,
  phone: maskPhone,
  email: maskEmail,
  address: maskAddress,
  'id-number': maskIdNumber,
  card: maskCard,
  year: (value: string) => `${value.slice(0, 4)}-**-**`,
} as const

/**
 * A field a profile may hold. C1 is shown, C2 is sealed at rest and masked on screen. `level` is the identity level (0..4)
 * whoever is on the line has proved before it is revealed. `expiresAfterDays` counts from the day the value is of.
 */
export interface ProfileFieldKind {
  readonly group: ProfileGroup
  readonly class: 'C1' | 'C2'
  readonly mask: keyof typeof MASKS
  readonly level: 0 | 1 | 2 | 3 | 4
  readonly expiresAfterDays?: number
}

const c1 = (group: ProfileGroup, expiresAfterDays?: number): ProfileFieldKind => ({
  group,
  class: 'C1',
  mask: 'plain',
  level: 0,
  ...(expiresAfterDays === undefined ? {} : { expiresAfterDays }),
})
const c2 = (group: ProfileGroup, mask: ProfileFieldKind['mask'] = 'hidden', level: 2 | 3 = 2): ProfileFieldKind => ({
  group,
  class: 'C2',
  mask,
  level,
})

/** Customer 360, groups and classes (DOMAIN 5.1). Name, phone, tier, branch and manager stand on the customer itself. */
export const PROFILE_FIELDS = {
  id_type: c1('identity'),
  id_number: c2('identity', 'id-number'),
  birth_date: c2('identity', 'year'),
  nationality: c1('identity'),
  occupation: c2('identity'),
  tax_residence: c2('identity'),
  guardian: c2('identity', 'name'),
  second_phone: c2('contact', 'phone'),
  email: c2('contact', 'email'),
  address: c2('contact', 'address'),
  dialect: c1('contact'),
  best_time: c1('contact'),
  channel_wish: c1('contact'),
  household: c2('relationship'),
  employer: c2('relationship'),
  limits: c2('relationship', 'hidden', 3),
  assets_month_average: c2('money', 'hidden', 3),
  flows: c2('money', 'hidden', 3),
  overdue_bucket: c2('money', 'hidden', 3),
  app_log_ins_90d: c1('behaviour'),
  failures_90d: c1('behaviour'),
  last_rating: c1('experience'),
  waits_90d: c1('experience'),
  transfers_90d: c1('experience'),
  sentiment: c1('emotion', 90),
  sentiment_trend: c1('emotion', 90),
  triggers: c1('emotion', 90),
  goals: c2('need-and-risk'),
  risk_level: c2('need-and-risk'),
  risk_tested_on: c1('need-and-risk'),
  heirs: c2('need-and-risk', 'name', 3),
  caps_left: c1('permission'),
} as const satisfies Readonly<Record<string, ProfileFieldKind>>
export type ProfileFieldName = keyof typeof PROFILE_FIELDS
export const PROFILE_FIELD_NAMES = Object.keys(PROFILE_FIELDS) as ProfileFieldName[]

export const isProfileField = (name: string): name is ProfileFieldName => Object.hasOwn(PROFILE_FIELDS, name)

export const kindOfField = (field: ProfileFieldName): ProfileFieldKind => PROFILE_FIELDS[field]

export const maskOfField = (field: ProfileFieldName, value: string): string => MASKS[PROFILE_FIELDS[field].mask](value)
