import { defineWords } from '../words/words.ts'

export const figureWords = defineWords('figures', {
  'zh-CN': {
    contacts: '件',
    people: '人',
    seconds: '秒',
    kept: '达标',
    endangered: '近线',
    broken: '未达标',
    opens: '背后的联络',
    target: '目标 {{target}}',
  },
  'zh-TW': {
    contacts: '件',
    people: '人',
    seconds: '秒',
    kept: '達標',
    endangered: '近線',
    broken: '未達標',
    opens: '背後的聯繫',
    target: '目標 {{target}}',
  },
  en: {
    contacts: '',
    people: '',
    seconds: 's',
    kept: 'Met',
    endangered: 'Near',
    broken: 'Missed',
    opens: 'contacts behind it',
    target: 'target {{target}}',
  },
})
