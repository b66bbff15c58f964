import type { Purpose } from '#libs/contact-gate/purposes.ts'
import type { TextWords } from '#modules/consent/texts-contract.ts'

export interface SeededText {
  readonly purpose: Purpose
  /** Of a partner; '' for none. */
  readonly receiver: string
  readonly words: TextWords
}
const side = (title: string, body: string) => ({ title, body })

/** What customers of the bank are asked to agree to. */
export const CONSENT_TEXTS: readonly SeededText[] = [
  {
    purpose: 'marketing-own',
    receiver: '',
    words: {
      'zh-CN': side(
        '接收本行产品信息',
        '您同意本行用您的姓名和联系方式，向您介绍本行的产品和优惠。每天最多一次，晚上八点以后不打扰。不同意不影响您使用任何服务，随时可以撤回。',
      ),
      'zh-TW': side(
        '接收本行產品資訊',
        '您同意本行使用您的姓名與聯絡方式，向您介紹本行的產品與優惠。每天最多一次，晚上八點以後不打擾。不同意不影響您使用任何服務，隨時可以撤回。',
      ),
      en: side(
        'Offers of our own',
        'You agree that we use your name and contact details to tell you of our own products and offers: once a day at most, never after eight in the evening. Saying no costs you no service, and you can take it back at any time.',
      ),
    },
  },
  {
    purpose: 'profiling-marketing',
    receiver: '',
    words: {
      'zh-CN': side(
        '按您的使用习惯推荐',
        '您同意本行分析您的账户使用情况，只向您推荐可能合适的产品。不同意时，我们只介绍面向所有客户的产品。随时可以撤回。',
      ),
      'zh-TW': side(
        '依您的使用習慣推薦',
        '您同意本行分析您的帳戶使用情形，只向您推薦可能合適的產品。不同意時，我們只介紹面向所有客戶的產品。隨時可以撤回。',
      ),
      en: side(
        'Offers that fit you',
        'You agree that we look at how you use your accounts so as to offer only what may suit you. If you say no, you hear only of what we offer everyone. You can take it back at any time.',
      ),
    },
  },
  {
    purpose: 'survey',
    receiver: '',
    words: {
      'zh-CN': side('服务评价', '您同意在服务结束后收到一条评价邀请。不评价没有任何影响，随时可以撤回。'),
      'zh-TW': side('服務評價', '您同意在服務結束後收到一則評價邀請。不評價沒有任何影響，隨時可以撤回。'),
      en: side(
        'How we did',
        'You agree to one invitation to rate us after a service. You need not answer, and you can take it back at any time.',
      ),
    },
  },
  {
    purpose: 'sharing-partner',
    receiver: 'anhe-insurance',
    words: {
      'zh-CN': side(
        '安和保险',
        '您同意本行把您的姓名、手机号和年龄段提供给安和保险，用于为您报价。安和保险不得转给他人。随时可以撤回。',
      ),
      'zh-TW': side(
        '安和保險',
        '您同意本行將您的姓名、手機號碼與年齡層提供給安和保險，用於為您報價。安和保險不得轉給他人。隨時可以撤回。',
      ),
      en: side(
        'Anhe Insurance',
        'You agree that we give your name, mobile number and age group to Anhe Insurance so that they can make you an offer. They may not pass it on. You can take it back at any time.',
      ),
    },
  },
]
