import { defineProblems } from '../../ui/problems/problem-words.ts'

defineProblems({
  'endpoint-not-found': {
    'zh-CN': '这个接收地址已被删除。',
    'zh-TW': '此接收位址已刪除。',
    en: 'This endpoint was removed.',
  },
  'delivery-not-found': {
    'zh-CN': '没有这次推送，或它已经在排队。',
    'zh-TW': '沒有這次推送，或已在排隊。',
    en: 'There is no such delivery, or it waits already.',
  },
  'already-waiting': {
    'zh-CN': '同一件事已经在这个地址的队列里，不会重复排队。',
    'zh-TW': '同一件事已在此位址的佇列中，不會重複排隊。',
    en: 'The same fact is in line for this endpoint already.',
  },
  'span-too-long': {
    'zh-CN': '一次最多重发一万条，请把范围分成几段。',
    'zh-TW': '一次最多重送一萬筆，請將範圍分段。',
    en: 'At most 10,000 facts at once: send the span in parts.',
  },
  'span-ends-before-it-begins': {
    'zh-CN': '范围的终点在起点之前，请对调。',
    'zh-TW': '範圍的終點在起點之前，請對調。',
    en: 'The span ends before it begins: exchange its ends.',
  },
})
