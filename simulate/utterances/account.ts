import { about, en, tw, zh } from './chain.ts'

export const ACCOUNT = about(
  'account',
  zh(
    'calm',
    ['我想开一个账户，要带什么', '请带本人身份证和预留手机号的手机。请问您开户做什么用，从事什么职业呢？'],
    ['发工资用的，我在工厂上班', '好的。账户只能您自己用，不能出借。我给您约一个最近的网点，到店二十分钟就办好。'],
  ),
  zh(
    'calm',
    ['名下已经有你们一张卡了，还能再开一张吗', '同一家银行一个人只能有一个Ⅰ类账户，您可以开Ⅱ类账户，日常消费够用。'],
    ['Ⅱ类有什么限制', '每日转出限额 1 万，余额没有限制，理财消费都可以。'],
  ),
  zh(
    'calm',
    ['开流水证明给签证用，怎么弄', '手机银行“账户-明细-开具证明”可以直接生成电子盖章版，英文版也有。'],
    ['要近六个月的', '选择日期范围就行，生成后会发到您的邮箱。'],
  ),
  zh(
    'calm',
    ['我改了名字，资料怎么更新', '改名要本人带新身份证和户口本到网点，柜台更新后手机银行自动同步。'],
    ['原来的卡还能用吗', '能用，卡上印的旧名字不影响交易，也可以顺便换新卡。'],
  ),
  zh(
    'worried',
    ['账户显示睡眠户，钱还在吗', '钱一分都不会少，只是暂停了交易。本人带证件到网点激活就可以。'],
    ['激活要钱吗', '免费激活，当场就能用。'],
  ),
  zh(
    'angry',
    ['凭什么把我的账户限额降到五千', '很抱歉给您不便。这是系统按近期交易自动调整的，可以申请恢复。'],
    ['我就是想转一笔学费', '请带学校缴费通知来申请，我先帮您登记，当天就能调整。'],
  ),
  zh(
    'calm',
    ['怎么把预留手机号换成新的', '换手机号要视频核身或者到网点，原来的号码还能接短信的话手机银行就能改。'],
    ['原来的号已经注销了', '那我给您发起视频核身，准备好身份证，五分钟内有坐席联系您。'],
  ),
  tw(
    'calm',
    ['我在台灣，帳戶可以線上結清嗎', '境外暫不能線上銷戶，可透過視訊核驗後寄送文件辦理。'],
    ['需要哪些文件', '身分證件影本、銷戶申請書，我把清單傳給您。'],
  ),
  en(
    'calm',
    [
      'I am a student from abroad, can I open an account?',
      'Yes, with your passport, visa and proof of enrolment. What will you use it for?',
    ],
    ['For rent and tuition', 'That is fine. I can book you at the branch nearest your campus.'],
    ['Thursday afternoon please', 'Booked for Thursday 15:00; bring your passport and the enrolment letter.'],
  ),
  en('calm', [
    'How do I get an English bank statement?',
    'In the app under Account, Statements; choose the dates and English. It arrives by e-mail at once.',
  ]),
)
