import { defineProblems } from '../../ui/problems/problem-words.ts'

defineProblems({
  'person-not-found': {
    'zh-CN': '没有找到这位同事，或不在您的管理范围内。',
    'zh-TW': '找不到這位同仁，或不在您的管理範圍內。',
    en: 'This person was not found, or is outside your reach.',
  },
  'agent-number-taken': {
    'zh-CN': '这个工号已有人用。',
    'zh-TW': '此員工編號已有人使用。',
    en: 'This agent number is taken.',
  },
  'unit-not-found': {
    'zh-CN': '这个单位已不存在，请重新选择。',
    'zh-TW': '此單位已不存在，請重新選擇。',
    en: 'This unit no longer exists. Choose another.',
  },
  'own-account': {
    'zh-CN': '不能对自己的账号做这件事，请找另一位管理员。',
    'zh-TW': '無法對自己的帳號執行，請洽另一位管理員。',
    en: 'Nobody does this to their own account. Ask another administrator.',
  },
  'own-roles': {
    'zh-CN': '不能改自己的角色，请找另一位管理员。',
    'zh-TW': '無法變更自己的角色，請洽另一位管理員。',
    en: 'Nobody changes their own roles. Ask another administrator.',
  },
  'own-skills': {
    'zh-CN': '不能给自己授予技能。',
    'zh-TW': '無法授予自己技能。',
    en: 'Nobody grants skills to themselves.',
  },
  'role-above-own': {
    'zh-CN': '这项角色高于您的权限，请找管理员。',
    'zh-TW': '此角色高於您的權限，請洽管理員。',
    en: 'This role is above your own. Ask an administrator.',
  },
  'role-not-held': {
    'zh-CN': '对方已经没有这个角色了。',
    'zh-TW': '對方已無此角色。',
    en: 'The person no longer holds this role.',
  },
  'last-administrator': {
    'zh-CN': '这是最后一位管理员，先授予另一位再操作。',
    'zh-TW': '這是最後一位管理員，請先授予另一位再操作。',
    en: 'This is the last administrator. Appoint another one first.',
  },
  'skill-not-found': {
    'zh-CN': '技能目录里没有这项技能。',
    'zh-TW': '技能目錄中沒有此技能。',
    en: 'The catalogue has no such skill.',
  },
  'skill-not-offered': {
    'zh-CN': '这项技能已不再新授。',
    'zh-TW': '此技能已不再新授。',
    en: 'This skill is no longer granted to anyone new.',
  },
  'date-is-past': {
    'zh-CN': '有效期不能早于今天。',
    'zh-TW': '有效期不可早於今天。',
    en: 'The date lies in the past.',
  },
  'person-disabled': {
    'zh-CN': '账号已停用，先恢复再操作。',
    'zh-TW': '帳號已停用，請先恢復再操作。',
    en: 'The account is disabled. Enable it first.',
  },
  'session-not-found': {
    'zh-CN': '这次登录已经结束。',
    'zh-TW': '此登入已結束。',
    en: 'This session has ended already.',
  },
  'agent-not-found': {
    'zh-CN': '没有找到这位坐席，或不在您的管理范围内。',
    'zh-TW': '找不到此專員，或不在您的管理範圍內。',
    en: 'This agent was not found, or is outside your reach.',
  },
  'queue-unknown': {
    'zh-CN': '队列已不存在或已停用，请重新选择。',
    'zh-TW': '等候佇列已不存在或已停用，請重新選擇。',
    en: 'The queue no longer exists or is out of use. Choose another.',
  },
})
