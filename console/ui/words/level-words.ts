import type { Locale } from './locale.ts'
import { defineWords, sayIn } from './words.ts'

/** Levels of a skill, from trainee to expert. */
export const LEVELS = [1, 2, 3, 4, 5] as const
export type Level = (typeof LEVELS)[number]

const levelWords = defineWords('skill-levels', {
  'zh-CN': { level1: '1 学习', level2: '2 入门', level3: '3 胜任', level4: '4 熟练', level5: '5 专家' },
  'zh-TW': { level1: '1 學習', level2: '2 入門', level3: '3 勝任', level4: '4 熟練', level5: '5 專家' },
  en: {
    level1: '1 Trainee',
    level2: '2 Developing',
    level3: '3 Competent',
    level4: '4 Proficient',
    level5: '5 Expert',
  },
})

/** A level with its word; a number that is no level is shown as it is. */
export function levelName(level: number, locale: Locale): string {
  const known = LEVELS.find((one) => one === level)
  return known === undefined ? String(level) : sayIn(levelWords, locale)(`level${known}`)
}

/** All levels to choose from. */
export const levelChoices = (locale: Locale) =>
  LEVELS.map((level) => ({ value: String(level), label: levelName(level, locale) }))
