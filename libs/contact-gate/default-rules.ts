import { PURPOSE_NAMES, type Purpose } from './purposes.ts'
import type { GateRule, Jurisdiction } from './rule.ts'

const HOUSE = 'House default, to be settled with the bank'
const PIPL = 'Personal Information Protection Law, articles 13 to 16, in force 2021-11-01'
const PIPL_SEPARATE = 'Personal Information Protection Law, articles 23 and 29: separate consent'
const PBC_5 = 'Central bank order 2020 no. 5: marketing, experience and research are a free choice'
const COLLECTION = 'Banking association guideline on collection 2026; GB/T 45251-2025'
const TELECOM =
  'Draft telecom rules 2020 on commercial calls and messages (not seen in force); whitelist practice since 2018'
const US_DEBT = '12 CFR 1006.6 and 1006.14 (Regulation F), in force 2021-11-30'
const US_CALLS = '47 CFR 64.1200 (c): calls between 08:00 and 21:00 local time'

const MARKETING: readonly Purpose[] = ['marketing-own', 'marketing-partner']
/** Proactive and not urgent: what the caps are for. */
const CAPPED: readonly Purpose[] = [...MARKETING, 'care', 'survey']
const EVERYTHING_SENT: readonly Purpose[] = [...CAPPED, 'contract-service', 'security', 'collection']

const since = (jurisdiction: Jurisdiction, effectiveFrom: string) => ({
  jurisdiction,
  effectiveFrom,
  effectiveTo: null,
})
const CN = since('CN', '2021-11-01')
const US = since('US', '2021-11-30')

/**
 * What holds where nobody has decided otherwise. Sources are named as seen, some in copies: **verify with the original
 * before relying on one**. Service and fraud notices are exempt from caps and hours, and counted.
 */
export const DEFAULT_RULES: readonly GateRule[] = [
  ...basesOf('CN', CN),
  ...basesOf('US', US),
  { ...CN, id: 'CN.do-not-contact', kind: 'do-not-contact', source: PIPL, purposes: CAPPED },
  { ...US, id: 'US.do-not-contact', kind: 'do-not-contact', source: US_CALLS, purposes: CAPPED },
  {
    ...CN,
    id: 'CN.window.proactive',
    kind: 'window',
    source: `${HOUSE}; ${TELECOM}`,
    purposes: CAPPED,
    open: [{ from: '09:00', to: '20:00' }],
    notOnHolidays: false,
  },
  {
    ...CN,
    id: 'CN.holidays.marketing',
    kind: 'window',
    source: HOUSE,
    purposes: MARKETING,
    open: [{ from: '00:00', to: '24:00' }],
    notOnHolidays: true,
  },
  {
    ...CN,
    id: 'CN.window.collection',
    kind: 'window',
    source: COLLECTION,
    purposes: ['collection'],
    open: [{ from: '08:00', to: '22:00' }],
    notOnHolidays: false,
  },
  cap(CN, 'CN.cap.day', 1, 'day'),
  cap(CN, 'CN.cap.week', 2, 'week'),
  cap(CN, 'CN.cap.month', 4, 'month'),
  {
    ...CN,
    id: 'CN.cap.marketing-call',
    kind: 'cap',
    source: HOUSE,
    purposes: MARKETING,
    channels: ['call'],
    most: 1,
    per: 'month',
    counts: { purposes: MARKETING, channels: ['call'] },
  },
  collection(CN, 'CN.collection.unanswered', COLLECTION, { most: 6, per: 'day', ended: 'unanswered' }),
  collection(CN, 'CN.collection.talked', COLLECTION, { most: 3, per: 'day', ended: 'talked' }),
  {
    ...US,
    id: 'US.window.calls',
    kind: 'window',
    source: US_CALLS,
    purposes: [...CAPPED, 'collection'],
    open: [{ from: '08:00', to: '21:00' }],
    notOnHolidays: false,
  },
  cap(US, 'US.cap.day', 1, 'day'),
  cap(US, 'US.cap.week', 2, 'week'),
  cap(US, 'US.cap.month', 4, 'month'),
  collection(US, 'US.collection.attempts', US_DEBT, { most: 7, per: { rollingDays: 7 } }),
  collection(US, 'US.collection.silence', US_DEBT, { most: 1, per: { rollingDays: 7 }, ended: 'talked' }),
]

function basesOf(where: Jurisdiction, bound: ReturnType<typeof since>): GateRule[] {
  const separate: readonly Purpose[] = ['voiceprint', 'marketing-partner', 'sharing-partner', 'model-training']
  const free: readonly Purpose[] = ['profiling-marketing', 'marketing-own']
  const opposable: readonly Purpose[] = ['recording', 'survey', 'profiling-service', 'care']
  return PURPOSE_NAMES.map((purpose) => {
    const consent = separate.includes(purpose) || free.includes(purpose)
    const chinese = separate.includes(purpose) ? PIPL_SEPARATE : free.includes(purpose) ? `${PIPL}; ${PBC_5}` : PIPL
    return {
      ...bound,
      id: `${where}.basis.${purpose}`,
      kind: 'basis',
      source: where === 'CN' ? chinese : HOUSE,
      purposes: [purpose],
      basis: consent ? 'consent' : opposable.includes(purpose) ? 'notice' : 'contract',
    }
  })
}

/** All proactive contacts count together, service and fraud notices among them. */
function cap(bound: ReturnType<typeof since>, id: string, most: number, per: 'day' | 'week' | 'month'): GateRule {
  return {
    ...bound,
    id,
    kind: 'cap',
    source: HOUSE,
    purposes: CAPPED,
    most,
    per,
    counts: { purposes: EVERYTHING_SENT },
  }
}

function collection(
  bound: ReturnType<typeof since>,
  id: string,
  source: string,
  how: Pick<Extract<GateRule, { kind: 'cap' }>, 'most' | 'per' | 'ended'>,
): GateRule {
  const purposes: readonly Purpose[] = ['collection']
  const channels = ['call'] as const
  return { ...bound, id, kind: 'cap', source, purposes, channels, counts: { purposes, channels }, ...how }
}
