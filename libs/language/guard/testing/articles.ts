import type { CitedArticle } from '../answer.ts'

/** Sentences an article states; the answers of the trials are made of them. */
export interface TrialArticle {
  readonly locale: 'zh-CN' | 'zh-TW' | 'en'
  readonly code: string
  readonly products: readonly string[]
  readonly sentences: readonly string[]
}

/** Small articles of a bank that does not exist, written for these trials. */
export const TRIAL_ARTICLES: readonly TrialArticle[] = [
  {
    locale: 'zh-CN',
    code: 'card-lost',
    products: ['一诺借记卡'],
    sentences: [
      '卡片丢失后，请立即拨打客服热线400-820-1357办理挂失。',
      '挂失手续费为每张10元，口头挂失的有效期为5天。',
      '补办一诺借记卡需要3个工作日，工本费为5元。',
      '办理补卡时，请携带本人有效身份证件前往任一网点。',
      '挂失期间，账户内的资金不受影响。',
    ],
  },
  {
    locale: 'zh-CN',
    code: 'transfer-limit',
    products: ['手机银行'],
    sentences: [
      '手机银行单笔转账限额为50,000元，每日累计限额为200,000元。',
      '跨行转账在工作日9:00至17:00提交的，一般2小时内到账。',
      '通过柜台转账超过5万元的，需要出示身份证件。',
      '自2026年3月1日起，手机银行转账免收手续费。',
      '请勿将短信验证码告诉任何人，工作人员不会索要验证码。',
    ],
  },
  {
    locale: 'zh-CN',
    code: 'deposit-rate',
    products: ['一诺定存', '安心存单'],
    sentences: [
      '一诺定存一年期的年利率为1.65%，三年期为2.10%。',
      '一诺定存的起存金额为1万元，最长存期为五年。',
      '提前支取的，按支取日的活期利率0.15%计息。',
      '安心存单不保证在到期前可以转让。',
      '到期日为节假日的，顺延至下一个工作日。',
    ],
  },
  {
    locale: 'zh-TW',
    code: 'card-lost-tw',
    products: ['一諾簽帳卡'],
    sentences: [
      '卡片遺失時，請立即撥打客服專線(02)2345-6789辦理掛失。',
      '補發一諾簽帳卡的工本費為新臺幣100元，約需7個營業日。',
      '掛失前24小時內遭盜刷的損失，由本行負擔。',
      '補發新卡後，自動扣繳的設定會保留。',
    ],
  },
  {
    locale: 'zh-TW',
    code: 'atm-limit-tw',
    products: ['數位帳戶'],
    sentences: [
      '數位帳戶每日提款上限為新臺幣12萬元，單筆上限為新臺幣2萬元。',
      '跨行提款每筆手續費為新臺幣5元，每月前三次免收。',
      '自民國115年4月1日起，每日轉帳上限調整為新臺幣10萬元。',
      '請勿將網路銀行密碼提供給他人。',
    ],
  },
  {
    locale: 'en',
    code: 'card-lost-en',
    products: ['Yinuo Debit Card'],
    sentences: [
      'If your card is lost, call our hotline 400-820-1357 at once to block it.',
      'Replacing a Yinuo Debit Card costs 5 yuan and takes three working days.',
      'A report by phone stays valid for 5 days.',
      'Bring your identity document to any branch to collect the new card.',
      'Money in the account is not affected while the card is blocked.',
    ],
  },
  {
    locale: 'en',
    code: 'transfer-en',
    products: ['Mobile Banking'],
    sentences: [
      'The limit for one transfer in Mobile Banking is 50,000 yuan, and 200,000 yuan a day.',
      'Transfers to other banks submitted between 9:00 and 17:00 on a working day usually arrive within two hours.',
      'From March 1, 2026 transfers in Mobile Banking are free of charge.',
      'Never share your one-time code with anyone, not even with our staff.',
      'The annual rate of a one-year deposit is 1.65%, and returns of funds are not guaranteed.',
    ],
  },
]

/** As the guard gets it: approved, in date around the instant 0. */
export function citedArticle({ code, products, sentences }: TrialArticle): CitedArticle {
  return {
    code,
    products,
    text: sentences.join(' '),
    isApproved: true,
    effectiveAt: -1_000,
    expiresAt: 1_000,
  }
}
