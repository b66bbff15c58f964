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
  'consent.request-received': [
    '收到客户的个人信息请求',
    '收到客戶的個資請求',
    'A request about personal data was taken down',
  ],
  'consent.request-answered': ['答复了个人信息请求', '已答覆個資請求', 'A request about personal data was answered'],
  'consent.request-answered/refused': [
    '拒绝了个人信息请求',
    '已拒絕個資請求',
    'A request about personal data was refused',
  ],
  'consent.hold-placed': ['设置法律保全', '設定法律保全', 'A legal hold was placed'],
  'consent.hold-lifted': ['解除法律保全', '解除法律保全', 'A legal hold was lifted'],
  'consent.retention-ran': ['按保存期限清理数据', '依保存期限清理資料', 'What is kept no longer was removed'],
  'consent.retention-changed': ['保存期限改了', '保存期限已變更', 'How long data is kept was changed'],
} as const
