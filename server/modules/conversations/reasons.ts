/**
 * The contact reason tree as a new installation begins with it (DOMAIN.md 3.2), and the outcomes of a contact.
 * An administrator renames, adds and retires; what is missing here is added at each start, what is there stays.
 * Words in the order zh-CN, zh-TW, en.
 */
export type Words = readonly [zhCN: string, zhTW: string, en: string]
export interface ReasonBranch {
  readonly code: string
  readonly name: Words
  readonly leaves: Readonly<Record<string, Words>>
}

export const REASONS: readonly ReasonBranch[] = [
  {
    code: 'account',
    name: ['账户', '帳戶', 'Account'],
    leaves: {
      open: ['开户', '開戶', 'Opening'],
      'change-details': ['资料变更', '資料變更', 'Change of details'],
      close: ['销户', '結清銷戶', 'Closing'],
      dormant: ['睡眠户激活', '靜止戶恢復往來', 'Dormant account'],
      statement: ['流水与证明', '交易明細與證明', 'Statement or proof'],
      limits: ['账户限额', '帳戶限額', 'Limits'],
      'freeze-inquiry': ['冻结查询', '扣押凍結查詢', 'Freeze inquiry'],
    },
  },
  {
    code: 'card',
    name: ['银行卡', '金融卡', 'Card'],
    leaves: {
      activate: ['开卡激活', '開卡', 'Activation'],
      'not-arrived': ['卡片未收到', '未收到卡片', 'Not arrived'],
      'lost-stolen': ['挂失', '掛失', 'Lost or stolen'],
      pin: ['密码重置', '密碼重設', 'PIN'],
      swallowed: ['吞卡', '吃卡', 'Swallowed by a machine'],
      damaged: ['卡片损坏', '卡片毀損', 'Damaged'],
      replacement: ['换卡补卡', '換發補發', 'Replacement'],
      wallet: ['闪付与手机支付', '感應與行動支付', 'Contactless and wallet'],
    },
  },
  {
    code: 'payment',
    name: ['支付转账', '支付轉帳', 'Payment'],
    leaves: {
      'how-to': ['操作咨询', '操作諮詢', 'How to'],
      'not-arrived': ['未到账', '未入帳', 'Not arrived'],
      'wrong-payee': ['转错账', '匯錯帳號', 'Wrong payee'],
      cancel: ['撤销转账', '取消轉帳', 'Cancel'],
      failed: ['交易失败', '交易失敗', 'Failed'],
      limit: ['转账限额', '轉帳限額', 'Limit'],
      'direct-debit': ['代扣代缴', '代繳扣款', 'Direct debit'],
      unrecognised: ['不明交易', '不明交易', 'Unrecognised'],
    },
  },
  {
    code: 'credit-card',
    name: ['信用卡', '信用卡', 'Credit card'],
    leaves: {
      application: ['申请与进度', '申請與進度', 'Application'],
      bill: ['账单', '帳單', 'Bill'],
      instalment: ['分期', '分期', 'Instalment'],
      'annual-fee': ['年费', '年費', 'Annual fee'],
      limit: ['额度', '額度', 'Limit'],
      'due-date': ['还款提醒', '繳款提醒', 'Due-date reminder'],
      overdue: ['逾期', '逾期', 'Overdue'],
      negotiation: ['协商还款', '債務協商', 'Negotiation'],
      points: ['积分权益', '紅利與權益', 'Points'],
    },
  },
  {
    code: 'loan',
    name: ['贷款', '貸款', 'Loan'],
    leaves: {
      'mortgage-enquiry': ['按揭咨询', '房貸諮詢', 'Mortgage enquiry'],
      progress: ['审批进度', '審核進度', 'Progress'],
      rate: ['利率调整', '利率調整', 'Rate'],
      'early-repayment': ['提前还款', '提前清償', 'Early repayment'],
      hardship: ['还款困难', '還款困難', 'Hardship'],
      'settlement-proof': ['结清证明', '清償證明', 'Settlement proof'],
    },
  },
  {
    code: 'wealth',
    name: ['财富', '理財', 'Wealth'],
    leaves: {
      'product-enquiry': ['产品咨询', '商品諮詢', 'Product enquiry'],
      'risk-test': ['风险测评', '風險屬性評估', 'Risk test'],
      purchase: ['购买', '申購', 'Purchase'],
      redemption: ['赎回', '贖回', 'Redemption'],
      loss: ['亏损', '虧損', 'Loss'],
      maturity: ['到期', '到期', 'Maturity'],
    },
  },
  {
    code: 'insurance',
    name: ['保险', '保險', 'Insurance'],
    leaves: {
      'cover-enquiry': ['保障咨询', '保障諮詢', 'Cover enquiry'],
      'policy-change': ['保全变更', '契約變更', 'Policy change'],
      'claim-report': ['报案', '理賠報案', 'Claim report'],
      'claim-progress': ['理赔进度', '理賠進度', 'Claim progress'],
      renewal: ['续期缴费', '續期繳費', 'Renewal'],
      surrender: ['退保', '解約', 'Surrender'],
    },
  },
  {
    code: 'fx',
    name: ['外汇', '外匯', 'Foreign exchange'],
    leaves: {
      rate: ['牌价', '牌告匯率', 'Rate'],
      purchase: ['购汇结汇', '結購結售', 'Purchase'],
      remittance: ['跨境汇款', '國外匯款', 'Remittance'],
      documents: ['材料', '文件', 'Documents'],
    },
  },
  {
    code: 'digital',
    name: ['电子渠道', '數位通路', 'Digital'],
    leaves: {
      login: ['登录', '登入', 'Login'],
      password: ['密码', '密碼', 'Password'],
      'face-check': ['人脸核验', '人臉驗證', 'Face check'],
      device: ['设备绑定', '裝置綁定', 'Device'],
      outage: ['系统故障', '系統異常', 'Outage'],
    },
  },
  {
    code: 'risk',
    name: ['风险', '風險', 'Risk'],
    leaves: {
      'scam-report': ['诈骗报案', '詐騙通報', 'Scam report'],
      'suspicious-call': ['可疑来电', '可疑來電', 'Suspicious call'],
      block: ['止付', '止付', 'Block'],
      unblock: ['解除止付', '解除止付', 'Unblock'],
      'identity-theft': ['身份冒用', '身分冒用', 'Identity theft'],
    },
  },
  {
    code: 'special',
    name: ['特殊', '特殊', 'Special'],
    leaves: {
      bereavement: ['继承', '繼承', 'Bereavement'],
      guardian: ['监护人代办', '監護人代辦', 'Guardian'],
      disability: ['残障服务', '身心障礙服務', 'Disability'],
      'elderly-help': ['老年客户协助', '高齡客戶協助', 'Help for the elderly'],
    },
  },
  {
    code: 'voice',
    name: ['意见', '意見', 'Voice'],
    leaves: {
      complaint: ['投诉', '客訴', 'Complaint'],
      praise: ['表扬', '表揚', 'Praise'],
      suggestion: ['建议', '建議', 'Suggestion'],
      'complaint-progress': ['投诉进度', '客訴進度', 'Complaint progress'],
    },
  },
]

/** How a contact came out. `isResolved` is the agent's own view, the most hopeful of the four in DOMAIN.md 2.1. */
export const DISPOSITIONS: Readonly<Record<string, { readonly name: Words; readonly isResolved: boolean }>> = {
  resolved: { name: ['已解决', '已解決', 'Resolved'], isResolved: true },
  'answered-self-service': { name: ['已引导自助办理', '已引導自助辦理', 'Guided to self-service'], isResolved: true },
  'follow-up': { name: ['待跟进', '待追蹤', 'Follow-up promised'], isResolved: false },
  'work-order': { name: ['已转工单', '已轉工單', 'Work order raised'], isResolved: false },
  'branch-referral': { name: ['引导至网点', '引導至分行', 'Referred to a branch'], isResolved: false },
  unresolved: { name: ['未解决', '未解決', 'Not resolved'], isResolved: false },
  'customer-left': { name: ['客户中途离开', '客戶中途離開', 'Customer left'], isResolved: false },
  'no-request': { name: ['无诉求或误入', '無訴求或誤入', 'No request or by mistake'], isResolved: true },
}
