import type { StatutoryDays } from './statutory-days.ts'

/** What the office calendar moved to make a bridge: a day off for offices, no public holiday. */
export const BRIDGE_DAY = '調整放假'

/**
 * Taiwan 2025 (民國114年). The last year with a made-up Saturday (8 February for the bridge of 27 January); the holidays of
 * September, October and December came with the act on memorial days of May 2025.
 */
export const TAIWAN_2025: StatutoryDays = {
  jurisdiction: 'TW',
  year: 2025,
  version: 1,
  source:
    'Written from memory of the office calendar of 2025 (中華民國114年政府行政機關辦公日曆表) and of the act on memorial days and ' +
    'festivals (紀念日及節日實施條例, in force from 2025-05-30). To be verified with both before use.',
  holidays: [
    { date: '2025-01-01', name: '開國紀念日', basis: 'general-knowledge' },
    { date: '2025-01-27', name: BRIDGE_DAY, basis: 'general-knowledge' },
    { date: '2025-01-28', name: '農曆除夕', basis: 'general-knowledge' },
    { date: '2025-01-29', name: '春節', basis: 'general-knowledge' },
    { date: '2025-01-30', name: '春節', basis: 'general-knowledge' },
    { date: '2025-01-31', name: '春節', basis: 'general-knowledge' },
    { date: '2025-02-28', name: '和平紀念日', basis: 'general-knowledge' },
    { date: '2025-04-03', name: '兒童節補假', basis: 'general-knowledge' },
    { date: '2025-04-04', name: '兒童節及清明節', basis: 'general-knowledge' },
    { date: '2025-05-01', name: '勞動節', basis: 'general-knowledge' },
    { date: '2025-05-30', name: '端午節補假', basis: 'general-knowledge' },
    { date: '2025-05-31', name: '端午節', basis: 'general-knowledge' },
    { date: '2025-09-28', name: '孔子誕辰紀念日/教師節', basis: 'general-knowledge' },
    { date: '2025-09-29', name: '孔子誕辰紀念日/教師節補假', basis: 'general-knowledge' },
    { date: '2025-10-06', name: '中秋節', basis: 'general-knowledge' },
    { date: '2025-10-10', name: '國慶日', basis: 'general-knowledge' },
    { date: '2025-10-24', name: '臺灣光復暨金門古寧頭大捷紀念日補假', basis: 'general-knowledge' },
    { date: '2025-10-25', name: '臺灣光復暨金門古寧頭大捷紀念日', basis: 'general-knowledge' },
    { date: '2025-12-25', name: '行憲紀念日', basis: 'general-knowledge' },
  ],
  adjustedWorkdays: [{ date: '2025-02-08', name: '補行上班', basis: 'general-knowledge' }],
}
