import { defineProblems } from '../../ui/problems/problem-words.ts'

defineProblems({
  'skill-code-taken': {
    'zh-CN': '目录里已有这个代码，请换一个，或打开原来的技能修改。',
    'zh-TW': '目錄中已有此代碼，請換一個，或開啟原有的技能修改。',
    en: 'The catalogue has this code already. Choose another, or open that skill.',
  },
  'skill-not-found': {
    'zh-CN': '对方已经没有这项技能，或目录里没有它。',
    'zh-TW': '對方已無此技能，或目錄中沒有此技能。',
    en: 'The person no longer holds this skill, or the catalogue does not have it.',
  },
  'skill-not-offered': {
    'zh-CN': '这项技能已停授，只有现有持有者可以调整。',
    'zh-TW': '此技能已停止授予，僅能調整現有持有者。',
    en: 'This skill is retired: only those who hold it can be changed.',
  },
  'date-is-past': {
    'zh-CN': '有效期不能早于今天，请选今天或以后的日子。',
    'zh-TW': '有效期不可早於今天，請選擇今天或之後的日期。',
    en: 'The last day lies in the past. Choose today or a later day.',
  },
  'own-skills': {
    'zh-CN': '不能改自己的技能，请找另一位有权限的同事。',
    'zh-TW': '無法變更自己的技能，請洽另一位有權限的同仁。',
    en: 'Nobody changes their own skills. Ask someone else who may.',
  },
  'person-not-found': {
    'zh-CN': '没有找到这位同事，或不在您的管理范围内。',
    'zh-TW': '找不到這位同仁，或不在您的管理範圍內。',
    en: 'This person was not found, or is outside your reach.',
  },
})
