/** How facts of cases read: zh-CN, zh-TW, en; as in `words.ts`. */
export const CASE_READINGS = {
  'cases.opened': ['立案，交给{{unit}}', '立案，交給{{unit}}', 'A case was opened for {{unit}}'],
  'cases.changed': ['案件有变化', '案件有變化', 'A case moved on'],
  'cases.changed/taken': ['案件有人接办', '案件有人接辦', 'The case was taken'],
  'cases.changed/handed-over': ['案件移交{{unit}}', '案件移交{{unit}}', 'The case was handed to {{unit}}'],
  'cases.changed/waiting': ['案件等待他人', '案件等待他人', 'The case waits for somebody'],
  'cases.changed/resumed': ['案件继续办理', '案件繼續辦理', 'Work on the case went on'],
  'cases.changed/solved': ['案件办结', '案件辦結', 'The case was solved'],
  'cases.changed/reopened': ['案件重开', '案件重啟', 'The case was opened again'],
  'cases.changed/withdrawn': ['案件撤销', '案件撤銷', 'The case was withdrawn'],
  'cases.changed/merged': ['案件并入另一案件', '案件併入另一案件', 'The case was merged into another'],
  'cases.changed/commented': ['案件有新备注', '案件有新備註', 'A comment was written in the case'],
  'cases.changed/told-customer': ['向客户告知案件进展', '向客戶告知案件進度', 'The customer was told of progress'],
  'cases.changed/file-added': ['案件增加证据', '案件增加證據', 'Evidence was added to the case'],
  'cases.changed/work-order-added': ['案件派出工单', '案件派出工單', 'A work order was given out'],
  'cases.changed/work-order-done': ['工单完成', '工單完成', 'A work order was finished'],
  'cases.template-changed': ['案件模板改了', '案件範本已變更', 'A template of cases changed'],
  'promises.handed-over': [
    '所有承诺一次移交{{unit}}',
    '所有承諾一次移交{{unit}}',
    'All that somebody owed was handed to {{unit}}',
  ],
} as const
