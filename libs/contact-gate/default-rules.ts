import { PURPOSE_NAMES, type Purpose } from './purposes.ts'
import type { GateRule, Jurisdiction } from './rule.ts'
import { SOURCES, sourcesOf } from './sources.ts'

const HOUSE = SOURCES.house.en
const PIPL = SOURCES.pipl.en
const PIPL_SEPARATE = SOURCES.piplSeparate.en
const COLLECTION = SOURCES.collection.en
const US_DEBT = SOURCES.usDebt.en
const US_CALLS = SOURCES.usCalls.en

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
    source: sourcesOf(SOURCES.house, SOURCES.telecom),
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
    const chinese = separate.includes(purpose)
      ? PIPL_SEPARATE
      : free.includes(purpose)
        ? sourcesOf(SOURCES.pipl, SOURCES.pbc5)
        : PIPL
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
