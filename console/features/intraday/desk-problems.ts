import { defineProblems } from '../../ui/problems/problem-words.ts'

/** What the real-time desk may be refused. */
defineProblems({
  'proposal-over': {
    'zh-CN': '这项调整来不及通知了，请重新测算。',
    'zh-TW': '這項調整已來不及通知，請重新試算。',
    en: 'It is too late to tell people of this change. Look anew.',
  },
  'proposal-taken': {
    'zh-CN': '这项调整已经执行了。',
    'zh-TW': '這項調整已執行。',
    en: 'This was applied already.',
  },
  'proposal-not-found': {
    'zh-CN': '这项调整已经不在了，请重新测算。',
    'zh-TW': '這項調整已不存在，請重新試算。',
    en: 'This proposal is no longer there. Look anew.',
  },
  'measure-undone': {
    'zh-CN': '已经撤销过了。',
    'zh-TW': '已經復原過了。',
    en: 'It was undone already.',
  },
  'measure-begun': {
    'zh-CN': '已经开始，不能撤销；请直接改班次。',
    'zh-TW': '已經開始，無法復原；請直接修改班別。',
    en: 'It has begun and cannot be undone. Change the shifts themselves.',
  },
  'cannot-serve': {
    'zh-CN': '其中有人不能再接这个队列，请重新测算。',
    'zh-TW': '其中有人無法再服務此佇列，請重新試算。',
    en: 'Somebody among them can no longer serve this queue. Look anew.',
  },
  'half-hour-not-ended': {
    'zh-CN': '这个时段还没有结束，结束后再记原因。',
    'zh-TW': '此時段尚未結束，結束後再記錄原因。',
    en: 'This half hour has not ended: note its cause afterwards.',
  },
  'exception-too-long': {
    'zh-CN': '一项例外最长一天，更长请按请假办理。',
    'zh-TW': '一項例外最長一天，更長請以請假辦理。',
    en: 'An exception lasts a day at most: longer absence is leave.',
  },
  'exception-not-found': {
    'zh-CN': '这项例外已被撤回。',
    'zh-TW': '這項例外已撤回。',
    en: 'This exception was withdrawn already.',
  },
  'settings-changed-meanwhile': {
    'zh-CN': '设置刚被别人改过，请看过新的设置再改。',
    'zh-TW': '設定剛被他人修改，請確認新設定後再改。',
    en: 'Somebody changed the settings meanwhile. Look at them, then change them again.',
  },
  'shift-changed-meanwhile': {
    'zh-CN': '其中有班次刚被改过，什么都没有变。请重新测算。',
    'zh-TW': '其中有班別剛被修改，沒有任何變更。請重新試算。',
    en: 'One of the shifts was changed meanwhile, so nothing was done. Look anew.',
  },
  'rule-broken': {
    'zh-CN': '这样会违反工时规则，什么都没有变。请重新测算。',
    'zh-TW': '這樣會違反工時規則，沒有任何變更。請重新試算。',
    en: 'It would break a labour rule, so nothing was done. Look anew.',
  },
  'not-rostered': {
    'zh-CN': '其中有人没有合同或没有已发布的班表，请先在排班里补上。',
    'zh-TW': '其中有人沒有合約或沒有已發布的班表，請先於排班補上。',
    en: 'Somebody among them works under no contract or no published roster: put that right first.',
  },
  'offer-not-possible': {
    'zh-CN': '现在不能这样征集了，请重新测算。',
    'zh-TW': '現在無法這樣徵求了，請重新試算。',
    en: 'It cannot be offered like this any more. Look anew.',
  },
})
