import type { z } from 'zod'
import type { presence } from '#modules/routing/contract.ts'
import { defineWords } from './words.ts'

export type Presence = z.infer<typeof presence>

/** What agents are there for, by the glossary's terms. */
export const presenceWords = defineWords<Presence>('presence-states', {
  'zh-CN': {
    available: '示闲',
    busy: '服务中',
    'wrap-up': '话后处理',
    break: '小休',
    meal: '用餐',
    training: '培训',
    meeting: '会议',
    'cool-down': '缓一缓',
    offline: '离线',
  },
  'zh-TW': {
    available: '待機',
    busy: '服務中',
    'wrap-up': '話後處理',
    break: '小休',
    meal: '用餐',
    training: '訓練',
    meeting: '會議',
    'cool-down': '情緒舒緩',
    offline: '離線',
  },
  en: {
    available: 'Ready',
    busy: 'On contact',
    'wrap-up': 'Wrap-up',
    break: 'Short break',
    meal: 'Meal',
    training: 'Training',
    meeting: 'Meeting',
    'cool-down': 'Cool-down',
    offline: 'Offline',
  },
})
