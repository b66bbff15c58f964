import { defineWords } from '../words/words.ts'

export const skillWords = defineWords('skill-parts', {
  'zh-CN': {
    level: '等级',
    lastDay: '有效至',
    renewUntil: '重新授予，有效至 {{day}}',
    renewForGood: '重新授予，长期有效',
  },
  'zh-TW': {
    level: '等級',
    lastDay: '有效至',
    renewUntil: '重新授予，有效至 {{day}}',
    renewForGood: '重新授予，長期有效',
  },
  en: {
    level: 'Level',
    lastDay: 'Valid until',
    renewUntil: 'Grant again until {{day}}',
    renewForGood: 'Grant again without end',
  },
})
