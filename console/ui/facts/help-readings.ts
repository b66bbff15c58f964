/** How facts of warnings and drafts read: zh-CN, zh-TW, en; as in `words.ts`. */
export const HELP_READINGS = {
  'conversations.red-line-overruled': [
    '{{agent}}收到禁语提醒后仍发出',
    '{{agent}}收到禁語提醒後仍送出',
    '{{agent}} sent it against the warning of a red line',
  ],
  'conversations.red-lines-released': [
    '禁语规则第 {{version}} 版生效',
    '禁語規則第 {{version}} 版生效',
    'Version {{version}} of the red lines came into force',
  ],
  'conversations.script-ticked': [
    '{{agent}}完成一步话术',
    '{{agent}}完成一步話術',
    '{{agent}} ticked a step of the script',
  ],
  'conversations.script-ticked/false': [
    '{{agent}}取消一步话术',
    '{{agent}}取消一步話術',
    '{{agent}} took back the tick of a step',
  ],
  'assist.script-walked': [
    '话术{{code}}第 {{version}} 版走完',
    '話術{{code}}第 {{version}} 版走完',
    'Script {{code}}, version {{version}}, was walked to its end',
  ],
  'assist.script-form-handed-in': [
    '话术{{code}}第 {{version}} 版的表单已提交',
    '話術{{code}}第 {{version}} 版的表單已送出',
    'The form of script {{code}}, version {{version}}, was handed in',
  ],
  'assist.reply-sent': [
    '{{person}}用快捷回复答了客户',
    '{{person}}以罐頭回覆答覆客戶',
    '{{person}} sent a canned reply',
  ],
  'assist.themes-looked': ['查看了一周的客户话题', '檢視了一週的客戶話題', 'A week was looked through for themes'],
  'assist.red-line-looked-at': [
    '{{person}}看过这条禁语记录',
    '{{person}}已檢視此筆禁語紀錄',
    '{{person}} looked at the words sent against a warning',
  ],
  'assist.draft-confirmed': [
    '{{person}}采用小结草稿后完成',
    '{{person}}採用小結草稿後完成',
    '{{person}} finished wrap-up from the draft',
  ],
} as const
