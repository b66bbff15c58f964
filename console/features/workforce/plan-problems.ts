import { defineProblems } from '../../ui/problems/problem-words.ts'

/** What planning may be refused. */
defineProblems({
  'planning-busy': {
    'zh-CN': '正在处理的预测太多，请稍后再试。',
    'zh-TW': '正在處理的預測太多，請稍後再試。',
    en: 'Too many forecasts are being made. Try again shortly.',
  },
  'too-little-history': {
    'zh-CN': '历史不足，无法预测。',
    'zh-TW': '歷史資料不足，無法預測。',
    en: 'Too little history for a forecast.',
  },
  'too-many-special-days': {
    'zh-CN': '特殊日太多，请先删除旧的。',
    'zh-TW': '特殊日太多，請先刪除舊的。',
    en: 'There are too many special days: remove old ones first.',
  },
  'span-too-long': {
    'zh-CN': '一项调整最多覆盖八周。',
    'zh-TW': '一項調整最多涵蓋八週。',
    en: 'An override reaches over eight weeks at most.',
  },
  'value-out-of-range': {
    'zh-CN': '百分比为 −100 到 1000，件数不小于 0。',
    'zh-TW': '百分比為 −100 至 1000，件數不小於 0。',
    en: 'Percent is −100 to 1000, contacts are 0 or more.',
  },
  'shrinkage-too-high': {
    'zh-CN': '计划内和计划外损耗率合计要低于 95%。',
    'zh-TW': '計畫內與計畫外耗損率合計須低於 95%。',
    en: 'Planned and unplanned shrinkage together stay below 95%.',
  },
  'override-not-found': {
    'zh-CN': '这项调整已被撤回。',
    'zh-TW': '這項調整已撤回。',
    en: 'This override was withdrawn already.',
  },
  'nothing-imported': {
    'zh-CN': '这段日子里没有导入的天。',
    'zh-TW': '這段日子裡沒有匯入的天。',
    en: 'No imported day lies in this span.',
  },
  'special-day-not-found': {
    'zh-CN': '这一天已被删除。',
    'zh-TW': '這一天已刪除。',
    en: 'This day was removed already.',
  },
})
