import type { StatutoryDays } from './statutory-days.ts'

/**
 * Taiwan 2026 (民國115年), the office calendar of the government. It has no adjusted workdays: the rule that made up for
 * bridge days on Saturdays was dropped. Banks may keep a calendar of their own beside it.
 */
export const TAIWAN_2026: StatutoryDays = {
  jurisdiction: 'TW',
  year: 2026,
  version: 1,
  source:
    'Executive Yuan, letter of 2025-06-13 with the office calendar of 2026 (中華民國115年政府行政機關辦公日曆表), read in school ' +
    'notices that quote it; they list the runs of three days and more. Verify with the calendar itself before use.',
  holidays: [
    { date: '2026-01-01', name: '開國紀念日', basis: 'general-knowledge' },
    { date: '2026-02-15', name: '小年夜', basis: 'reprint' },
    { date: '2026-02-16', name: '農曆除夕', basis: 'reprint' },
    { date: '2026-02-17', name: '春節', basis: 'reprint' },
    { date: '2026-02-18', name: '春節', basis: 'reprint' },
    { date: '2026-02-19', name: '春節', basis: 'reprint' },
    { date: '2026-02-20', name: '小年夜補假', basis: 'reprint' },
    { date: '2026-02-27', name: '和平紀念日補假', basis: 'reprint' },
    { date: '2026-02-28', name: '和平紀念日', basis: 'reprint' },
    { date: '2026-04-03', name: '兒童節補假', basis: 'reprint' },
    { date: '2026-04-04', name: '兒童節', basis: 'reprint' },
    { date: '2026-04-05', name: '清明節', basis: 'reprint' },
    { date: '2026-04-06', name: '清明節補假', basis: 'reprint' },
    { date: '2026-05-01', name: '勞動節', basis: 'reprint' },
    { date: '2026-06-19', name: '端午節', basis: 'reprint' },
    { date: '2026-09-25', name: '中秋節', basis: 'reprint' },
    { date: '2026-09-28', name: '孔子誕辰紀念日/教師節', basis: 'reprint' },
    { date: '2026-10-09', name: '國慶日補假', basis: 'reprint' },
    { date: '2026-10-10', name: '國慶日', basis: 'reprint' },
    { date: '2026-10-25', name: '臺灣光復暨金門古寧頭大捷紀念日', basis: 'reprint' },
    { date: '2026-10-26', name: '臺灣光復暨金門古寧頭大捷紀念日補假', basis: 'reprint' },
    { date: '2026-12-25', name: '行憲紀念日', basis: 'reprint' },
  ],
  adjustedWorkdays: [],
}
