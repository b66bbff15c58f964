/** How facts of consent read: zh-CN, zh-TW, en; as in `words.ts`. */
export const CONSENT_READINGS = {
  'consent.decided': ['客户作出授权决定', '客戶做出同意決定', 'The customer decided about consent'],
  'consent.decided/given': ['客户同意', '客戶同意', 'The customer gave consent'],
  'consent.decided/refused': ['客户拒绝', '客戶拒絕', 'The customer refused consent'],
  'consent.decided/withdrawn': ['客户撤回同意', '客戶撤回同意', 'The customer withdrew consent'],
  'consent.contact-forbidden': ['客户要求勿联系', '客戶要求勿聯繫', 'The customer asked not to be contacted'],
  'consent.contact-freed': ['可以再联系客户', '可再聯繫客戶', 'The customer may be contacted again'],
  'consent.outreach-allowed': ['准许一次主动联系', '准許一次主動聯繫', 'A contact of our own accord was allowed'],
  'consent.outreach-ended': ['一次主动联系有了结果', '一次主動聯繫有了結果', 'How such a contact ended is known'],
  'consent.text-released': ['授权文本经复核生效', '同意書文字經覆核生效', 'A consent text was approved'],
  'consent.rules-chosen': [
    '联系规则的设置改了',
    '聯繫規則的設定已變更',
    'The settings of the contact rules were changed',
  ],
} as const
