import type { z } from 'zod'
import { EXPORT_WORDS, type ExportWords } from '#libs/roster-export/words.ts'
import type { exportLocale } from '#modules/rosters/export-contract.ts'

export type ExportLocale = z.output<typeof exportLocale>

export const exportWordsIn = (locale: ExportLocale): ExportWords => EXPORT_WORDS[locale]

/** What stands in a roster where somebody is on leave. */
export const LEAVE_WORDS = {
  'zh-CN': {
    annual: '年假',
    sick: '病假',
    personal: '事假',
    family: '亲属假',
    compensatory: '调休',
    course: '培训',
  },
  'zh-TW': {
    annual: '特休',
    sick: '病假',
    personal: '事假',
    family: '家庭照顧假',
    compensatory: '補休',
    course: '訓練',
  },
  en: {
    annual: 'Annual leave',
    sick: 'Sick',
    personal: 'Personal leave',
    family: 'Family leave',
    compensatory: 'Time off in lieu',
    course: 'Course',
  },
} as const satisfies Readonly<Record<ExportLocale, Readonly<Record<string, string>>>>
