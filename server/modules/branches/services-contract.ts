type Names = Readonly<Record<'zh-CN' | 'zh-TW' | 'en', string>>
const named = (cn: string, tw: string, en: string): Names => ({ 'zh-CN': cn, 'zh-TW': tw, en })

/** What a customer brings, by code. */
export const PAPERS = {
  'identity-document': named(
    '本人有效身份证件原件',
    '本人有效身分證件正本',
    'Your valid identity document, the original',
  ),
  'second-document': named(
    '辅助证件（如户口簿、驾驶证）',
    '第二證件（如健保卡、駕照）',
    'A second document (such as a driving licence)',
  ),
  'registered-phone': named('预留手机号所在的手机', '留存門號的手機', 'The phone with the registered number'),
  'bank-card': named('银行卡或存折', '金融卡或存摺', 'Your bank card or passbook'),
  'address-proof': named(
    '住址证明（三个月内）',
    '地址證明（三個月內）',
    'Proof of address, not older than three months',
  ),
  'income-proof': named(
    '收入证明及近六个月流水',
    '收入證明及近六個月交易明細',
    'Proof of income and statements of six months',
  ),
  'property-papers': named('购房合同或不动产权证', '買賣契約或不動產權狀', 'Purchase contract or title deed'),
  'death-proof': named('死亡证明', '死亡證明', 'Proof of death'),
  'kinship-proof': named('亲属关系证明', '親屬關係證明', 'Proof of kinship'),
  'authority-letter': named(
    '冻结机关出具的文书',
    '凍結機關出具的公文',
    'The letter of the authority that froze the account',
  ),
  'guardian-proof': named('监护或代理证明', '監護或代理證明', 'Proof of guardianship or power of attorney'),
} as const satisfies Readonly<Record<string, Names>>
export type PaperCode = keyof typeof PAPERS
export const PAPER_CODES = Object.keys(PAPERS) as [PaperCode, ...PaperCode[]]

interface Service {
  readonly name: Names
  /** All of them are named at once: nobody comes twice for want of a paper. */
  readonly papers: readonly PaperCode[]
}

/** What is done at a branch because the customer has to be there (identity level 4). A branch says which it offers. */
export const SERVICES = {
  'account-opening': {
    name: named('开户', '開戶', 'Account opening'),
    papers: ['identity-document', 'registered-phone', 'address-proof'],
  },
  'identity-change': {
    name: named('证件与手机号变更', '證件與手機門號變更', 'Change of identity data or phone'),
    papers: ['identity-document', 'registered-phone', 'bank-card'],
  },
  'card-replacement': {
    name: named('书面挂失与补卡', '書面掛失與補卡', 'Written loss report, new card'),
    papers: ['identity-document', 'registered-phone'],
  },
  bereavement: {
    name: named('继承', '繼承', 'Bereavement'),
    papers: ['identity-document', 'death-proof', 'kinship-proof', 'bank-card'],
  },
  'loan-signing': {
    name: named('贷款面签', '貸款對保', 'Loan signing'),
    papers: ['identity-document', 'income-proof', 'property-papers', 'second-document'],
  },
  wealth: {
    name: named('财富咨询与双录', '理財諮詢與錄音錄影', 'Wealth advice, recorded'),
    papers: ['identity-document', 'bank-card'],
  },
  'freeze-release': {
    name: named('账户解除限制', '帳戶解除限制', 'Release of a restricted account'),
    papers: ['identity-document', 'bank-card', 'authority-letter'],
  },
  guardian: {
    name: named('监护与代理', '監護與代理', 'Guardianship and representation'),
    papers: ['identity-document', 'guardian-proof', 'second-document'],
  },
  other: { name: named('其他', '其他', 'Something else'), papers: ['identity-document'] },
} as const satisfies Readonly<Record<string, Service>>
export type ServiceCode = keyof typeof SERVICES
export const SERVICE_CODES = Object.keys(SERVICES) as [ServiceCode, ...ServiceCode[]]

export const papersOf = (service: ServiceCode): readonly PaperCode[] => SERVICES[service].papers
