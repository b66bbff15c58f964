import type { z } from 'zod'
import type { dispositionList, reasonList } from '#modules/conversations/reason-contract.ts'
import type { CannedReply, Script } from '#modules/knowledge/contract.ts'
import type { topicList } from '#modules/routing/contract.ts'
import { id } from './world.ts'

const names = (zhCN: string, zhTW: string, en: string) => ({ 'zh-CN': zhCN, 'zh-TW': zhTW, en })

export const replies: CannedReply[] = [
  [
    'hello',
    names('问候', '問候', 'Greeting'),
    names(
      '您好，我是工号 {{agent.no}} 的{{agent.name}}，很高兴为您服务。',
      '您好，我是員工編號 {{agent.no}} 的{{agent.name}}，很高興為您服務。',
      'Hello, this is {{agent.name}}, number {{agent.no}}.',
    ),
  ],
  [
    'loss',
    names('口头挂失有效期', '口頭掛失效期', 'Oral loss report'),
    names(
      '口头挂失有效 5 天，请在 ____ 前带身份证到网点办正式挂失，补卡约 7 天。',
      '口頭掛失效期 5 天，請於 ____ 前攜身分證至分行辦理正式掛失，補卡約 7 天。',
      'An oral loss report holds for 5 days. Please come to a branch with your ID before ____.',
    ),
  ],
  [
    'dispute',
    names('登记争议', '登記爭議', 'Register a dispute'),
    names(
      '这笔交易我给您登记争议，编号 {{contact.reference}}，24 小时内给您回电。',
      '這筆交易我為您登記爭議，編號 {{contact.reference}}，24 小時內回電。',
      'I have registered a dispute, {{contact.reference}}. We call you back within 24 hours.',
    ),
  ],
].map(([shortcut, title, text], place) => ({
  replyId: id(700 + place),
  shortcut: shortcut as string,
  title: title as CannedReply['title'],
  text: text as CannedReply['text'],
  topic: place === 0 ? null : 'card-loss',
  audience: 'everyone',
  unitId: null,
  version: 1,
  changedAt: 0,
  mayEdit: false,
}))

const step = (stepId: string, isMandatory: boolean, title: Script['name'], said: Script['name'] | null = null) => ({
  stepId,
  isMandatory,
  title,
  say: said,
  minIdentityLevel: 0,
})

export const scripts: Script[] = [
  {
    scriptId: id(800),
    code: 'card-loss',
    version: 12,
    name: names('挂失', '掛失', 'Card loss'),
    minIdentityLevel: 1,
    topics: ['card-loss'],
    steps: [
      step('block', true, names('先止付，后核实', '先止付，後核實', 'Block first, verify after')),
      step('calm', false, names('安抚，说明“钱不会再动”', '安撫，說明「錢不會再動」', 'Reassure: the money is safe')),
      step('verify', true, names('核身到 L2', '核驗到 L2', 'Verify to L2')),
      step('tail', false, names('确认卡号尾号', '確認卡號末四碼', 'Confirm the card tail')),
      step(
        'term',
        true,
        names('告知口头挂失有效期', '告知口頭掛失效期', 'Tell how long the oral report holds'),
        names(
          '口头挂失有效 5 天。请在此前带身份证到网点办正式挂失。',
          '口頭掛失效期 5 天。請於此前攜身分證至分行辦理正式掛失。',
          'An oral report holds for 5 days. Please come to a branch with your ID before then.',
        ),
      ),
      step(
        'earlier',
        true,
        names('告知此前支出可能不予承担', '告知先前支出可能無法承擔', 'Tell that earlier debits may not be covered'),
      ),
      step(
        'read',
        false,
        names('逐笔读近期交易，请客户确认', '逐筆念近期交易，請客戶確認', 'Read recent transactions aloud'),
      ),
      step(
        'replace',
        false,
        names('补卡方式、领取网点与时间', '補卡方式、領取分行與時間', 'Replacement: how, where, when'),
      ),
    ],
    handOff: names(
      '有陌生交易转争议组；提到遥控软件、“安全账户”转反诈台。',
      '有陌生交易轉爭議組；提到遠端軟體、「安全帳戶」轉防詐台。',
      'Unknown debits: dispute desk. Remote-control software or a “safe account”: anti-fraud desk.',
    ),
    formFields: [
      {
        field: 'tail',
        name: names('卡尾号', '卡號末四碼', 'Card tail'),
        kind: 'card-tail',
        isRequired: true,
        options: [],
      },
      {
        field: 'lost-at',
        name: names('遗失时间', '遺失時間', 'Time of loss'),
        kind: 'text',
        isRequired: false,
        options: [],
      },
      {
        field: 'last-use',
        name: names('最后本人用', '最後本人使用', 'Last own use'),
        kind: 'text',
        isRequired: false,
        options: [],
      },
    ],
    madeAt: 0,
    madeBy: null,
    retiredAt: null,
    review: null,
  },
]

const reason = (code: string, name: Script['name']) => {
  const parts = code.split('.')
  return {
    code,
    parentCode: parts.length === 1 ? null : parts.slice(0, -1).join('.'),
    level: parts.length,
    name,
    place: 0,
    isRetired: false,
  }
}

export const reasons: z.infer<typeof reasonList>['reasons'] = [
  reason('account', names('账户', '帳戶', 'Account')),
  reason('account.open', names('开户', '開戶', 'Opening')),
  reason('account.limits', names('限额', '限額', 'Limits')),
  reason('card', names('银行卡', '金融卡', 'Card')),
  reason('card.activate', names('激活', '開卡', 'Activate')),
  reason('card.lost-stolen', names('遗失被盗', '遺失被竊', 'Lost or stolen')),
  reason('card.lost-stolen.oral', names('口头挂失', '口頭掛失', 'Oral loss report')),
  reason('card.lost-stolen.formal', names('正式挂失', '正式掛失', 'Formal loss report')),
  reason('card.replacement', names('补换卡', '補換卡', 'Replacement')),
  reason('payment', names('支付转账', '支付轉帳', 'Payment')),
  reason('payment.not-arrived', names('未到账', '未入帳', 'Not arrived')),
  reason('payment.unrecognised', names('不认识的交易', '不明交易', 'Unrecognised')),
  reason('credit-card', names('信用卡', '信用卡', 'Credit card')),
  reason('loan', names('贷款', '貸款', 'Loan')),
  reason('risk', names('风险', '風險', 'Risk')),
  reason('voice', names('意见', '意見', 'Voice')),
]

export const dispositions: z.infer<typeof dispositionList>['dispositions'] = [
  { code: 'resolved', name: names('一次解决', '首次解決', 'Resolved'), isResolved: true, place: 1, isRetired: false },
  { code: 'work-order', name: names('转工单', '轉工單', 'Work order'), isResolved: false, place: 2, isRetired: false },
  {
    code: 'call-back',
    name: names('约定回拨', '約定回電', 'Callback agreed'),
    isResolved: false,
    place: 3,
    isRetired: false,
  },
  {
    code: 'branch',
    name: names('引导到网点', '引導至分行', 'Sent to branch'),
    isResolved: false,
    place: 4,
    isRetired: false,
  },
]

export const topics: z.infer<typeof topicList>['topics'] = [
  ['card-loss', names('借记卡挂失', '金融卡掛失', 'Debit card loss')],
  ['card-fee', names('年费', '年費', 'Annual fee')],
  ['instalment', names('分期', '分期', 'Instalment')],
].map(([code, name]) => ({
  code: code as string,
  name: name as Script['name'],
  active: true,
  routes: [{ channel: '*' as const, language: '*', queueId: id(60) }],
}))
