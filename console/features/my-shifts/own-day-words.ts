import { defineWords } from '../../ui/words/words.ts'

export const ownDayWords = defineWords('own-day', {
  'zh-CN': {
    title: '我的今天',
    adherence: '班表遵从率',
    conformance: '班表完成率',
    handled: '已处理 {{n}} 件',
    deviations: '和班表不一样的时间',
    asPlanned: '到现在都按班表',
    excused: '已批准：{{reason}}',
  },
  'zh-TW': {
    title: '我的今天',
    adherence: '班表遵循率',
    conformance: '班表完成率',
    handled: '已處理 {{n}} 件',
    deviations: '與班表不同的時間',
    asPlanned: '到目前都按班表',
    excused: '已核准：{{reason}}',
  },
  en: {
    title: 'My day',
    adherence: 'Adherence',
    conformance: 'Conformance',
    handled: '{{n}} handled',
    deviations: 'Time that differs from the shift',
    asPlanned: 'As planned so far',
    excused: 'Approved: {{reason}}',
  },
})
