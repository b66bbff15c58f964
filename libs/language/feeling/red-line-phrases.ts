import type { RedLine } from './red-lines.ts'

/**
 * What agents of a bank must not write or say; phrases as in a `CueEntry`. House list after the forbidden words of
 * financial marketing and the fatal items of quality review; a bank adds its own.
 */
export const RED_LINES: readonly RedLine[] = [
  {
    code: 'guaranteed-return',
    severity: 'fatal',
    zh: '保本 保收益 保本保息 保证收益 保证本金 稳赚 稳赚不赔 只赚不赔 包赚 绝对赚 肯定赚 一定赚 收益有保证 收益保证 刚性兑付 刚兑 保底收益 承诺收益 收益是固定的 年年有收益 赚定了 躺赚 不会亏 不可能亏 亏不了 零亏损'.split(
      ' ',
    ),
    unless: {
      zh: '确保本 担保本 环保本 医保本 社保本 投保本 参保本 续保本 退保本 保本人 保本行 保本月 保本次 保本单 保本期 保本公司 保本合同 保本年'.split(
        ' ',
      ),
      en: [],
    },
    en: 'guaranteed return, guaranteed returns, guarantee returns, guaranteed profit, guaranteed yield, guaranteed income, guarantee a return, guarantee you a return, guarantee the return, guarantee a profit, guarantee you will make, cannot lose, cant lose, never lose, sure profit, sure thing, always make money, certain to make money, capital guaranteed, capital is guaranteed, guaranteed to earn, you will definitely earn, you will definitely make'.split(
      ', ',
    ),
  },
  {
    code: 'no-risk',
    severity: 'fatal',
    zh: '无风险 零风险 没有风险 没风险 没有任何风险 不存在风险 风险为零 毫无风险 百分百安全 百分之百安全 100%安全 绝对安全 没什么风险'.split(
      ' ',
    ),
    en: 'no risk, risk free, riskfree, zero risk, without risk, without any risk, no risk at all, completely safe, totally safe, 100% safe, absolutely safe, not any risk, no risks'.split(
      ', ',
    ),
    unless: { zh: [], en: ['no risk free'] },
  },
  {
    code: 'same-as-deposit',
    severity: 'fatal',
    zh: '和存款一样 跟存款一样 与存款一样 等于存款 等同存款 等同于存款 就是存款 相当于存款 和定期一样 跟定期一样 相当于定期 和存钱一样 跟存钱一样 跟定存一样 和定存一样 类似存款 存款一样安全'.split(
      ' ',
    ),
    en: 'same as a deposit, same as deposit, same as deposits, just like a deposit, like a deposit, equal to a deposit, as safe as a deposit, as safe as deposits, as good as a deposit, same as a savings account, same as a fixed deposit, as safe as a savings account'.split(
      ', ',
    ),
  },
  {
    code: 'principal-safe',
    severity: 'fatal',
    zh: '本金安全 本金没问题 本金不会少 本金不会亏 不会亏本 不亏本 本金无忧 本金有保障 本金百分百 本金零损失 不损失本金 不会损失本金'.split(
      ' ',
    ),
    en: 'principal is safe, principal safe, your principal is guaranteed, principal guaranteed, principal is protected, capital is safe, your money is safe with this, cannot lose your principal, will not lose your principal, wont lose your principal, will not lose your capital, wont lose your capital, will not lose money, wont lose money, will not lose any money, wont lose any money, never lose money'.split(
      ', ',
    ),
  },
  {
    code: 'last-chance',
    severity: 'serious',
    zh: '最后机会 最后一次机会 最后的机会 仅剩最后 错过就没 错过不再 不买就没了 再不买 今天不买 过了今天就没 机会难得赶紧 马上抢购 抓紧抢 手慢无 最后一天优惠赶紧'.split(
      ' ',
    ),
    en: 'last chance, final chance, now or never, only today, miss this and, you will regret it, you will regret not, before it is too late, once in a lifetime, buy now or'.split(
      ', ',
    ),
  },
  {
    code: 'secret-asked',
    severity: 'fatal',
    zh: [
      ...combined(
        '告诉我 说一下 说下 报一下 报下 发一下 发下 发给我 发我 提供 提供一下 念一下 念下 读一下 给我 确认一下'.split(
          ' ',
        ),
        [
          '',
          ...'您的 你的 您 你 短信 手机 您的短信 您手机 您收到的 你收到的 收到的 您的银行卡 您的交易 您的登录 您的支付 银行卡 交易 支付 登录 卡片 卡背面的 您卡背面的'.split(
            ' ',
          ),
        ],
        '密码 验证码 安全码 动态码 动态密码 cvv cvv2 完整卡号 全部卡号 整个卡号 完整的卡号 完整银行卡号'.split(' '),
      ),
      ...'把…密码…告诉我 把…密码…给我 把…验证码…告诉我 把…验证码…给我 把…验证码…发过来 将…验证码…告诉我 将…验证码…给我 验证码报给我 验证码给我 验证码发过来 密码发过来 密码给我 密码告诉我 验证码告诉我 验证码是多少 密码是多少 密码是什么 验证码是什么 安全码是多少 cvv是多少 cvv2是多少 动态码是多少 卡背面后三位是多少 卡背面三位数是多少 卡背面最后三位'.split(
        ' ',
      ),
    ],
    en: [
      ...combined(
        [
          'tell me',
          'give me',
          'send me',
          'provide',
          'provide me with',
          'provide us with',
          'share',
          'confirm',
          'read out',
          'read me',
          'what is',
          'whats',
          'type',
          'enter here',
        ],
        [
          'your',
          'the',
          'your card',
          'your full',
          'the full',
          'that',
          'your atm',
          'your current',
          'your online banking',
          'your card and',
        ],
        [
          'password',
          'pin',
          'pin code',
          'otp',
          'cvv',
          'cvv2',
          'cvc',
          'passcode',
          'verification code',
          'security code',
          'one time code',
          'one time password',
          'sms code',
          'full card number',
          'card number in full',
          'complete card number',
          'whole card number',
        ],
      ),
      ...combined(
        ['tell me', 'give me', 'send me', 'read me'],
        ['the', 'that', 'your'],
        ['code', 'code you received', 'digits on the back'],
      ),
    ],
    unless: {
      zh: '密码是多少位 验证码是多少位 密码是什么意思 密码是什么类型 提供密码重置 提供密码服务 提供密码修改 提供密码找回 发我验证码错 给我验证码错'.split(
        ' ',
      ),
      en: ['share the pin mailer', 'the code of conduct'],
    },
  },
  {
    code: 'approval-promised',
    severity: 'fatal',
    zh: '保证批 保证通过 一定批 一定能批 肯定批 肯定能批 肯定通过 一定通过 一定能通过 肯定能过 百分百通过 100%通过 包批 包下款 保证下款 保证放款 肯定放款 一定放款 肯定能贷 保证能贷 保证提额 肯定提额 一定提额 肯定赔 一定赔 保证赔 肯定能赔 保证退款'.split(
      ' ',
    ),
    en: 'guaranteed approval, guarantee approval, guarantee your approval, guarantee you will be approved, definitely be approved, will surely be approved, certain to be approved, approval is guaranteed, approval is certain, will definitely approve, will definitely get the loan, sure to be approved, 100% approved, guaranteed to be approved, guaranteed to get, definitely get approved, will definitely be paid out, will definitely get your money back'.split(
      ', ',
    ),
  },
  {
    code: 'test-coached',
    severity: 'fatal',
    zh: '帮您填测评 帮你填测评 帮您做测评 帮你做测评 替您做测评 替你做测评 帮您测评 测评…选最高 测评…选激进 测评…您就选 测评…你就选 测评…随便填 测评…随便选 问卷…您就选 问卷…随便填 测评…按我说 重新测一次…选 测评…我帮'.split(
      ' ',
    ),
    en: 'fill in the test for you, fill in the questionnaire for you, fill out the questionnaire for you, do the risk test for you, answer the risk test for you, just choose the highest, just tick the highest, just tick aggressive, tick whatever, answer what i tell you, complete the assessment for you, complete the risk assessment for you'.split(
      ', ',
    ),
  },
  {
    code: 'complaint-refused',
    severity: 'fatal',
    zh: '投诉也没用 投诉没用 投诉没有用 你去投诉吧 您去投诉吧 随便投诉 随你投诉 随便你投诉 爱投诉就投诉 爱投诉不投诉 想投诉就投诉 不受理…投诉 不接受…投诉 没有投诉渠道 没有投诉电话 投诉不归我 别投诉 不要投诉 撤诉…给您 撤销投诉…才 先撤投诉'.split(
      ' ',
    ),
    en: 'no use complaining, no point complaining, complain all you want, complain all you like, go ahead and complain, complaining wont help, complaining will not help, you cannot complain, you cant complain, we do not accept complaints, we dont accept complaints, we do not take complaints, we dont take complaints, withdraw your complaint first, do not complain, dont complain, there is no way to complain'.split(
      ', ',
    ),
    standsAsItIs: true,
  },
  {
    code: 'collection-threat',
    severity: 'fatal',
    zh: '抓你 抓您 坐牢 蹲监狱 让你坐牢 上门抓 派人上门 找你家人 找你父母 找你单位 找您单位 通知你单位 通知您单位 通知您家人 通知你家人 告诉你家人 告诉您家人 告诉你老板 曝光你 让你身败名裂 爆通讯录 爆你通讯录 你等着瞧 后果自负 拉黑你全家 冻结你全家'.split(
      ' ',
    ),
    en: 'have you arrested, get you arrested, go to jail, put you in jail, end up in jail, send you to prison, tell your family, tell your employer, call your employer, contact your employer, contact your family, tell your boss, call your boss, ruin your life, ruin your reputation, come to your house, you will be sorry, expose you'.split(
      ', ',
    ),
  },
  {
    code: 'insult',
    severity: 'fatal',
    zh: '你有病 你有毛病 神经病 白痴 傻逼 傻子 蠢货 笨蛋 脑子有问题 脑残 听不懂人话 有完没完 你烦不烦 滚蛋 滚开 给我滚 闭嘴 不识字 穷鬼 没文化 你爱咋咋地 关我什么事 关我屁事 不关我事'.split(
      ' ',
    ),
    en: 'idiot, stupid, moron, are you deaf, are you blind, shut up, get lost, you are an idiot, dumb, not my problem, none of my business, cant you read, whats wrong with you, stop wasting my time, you people'.split(
      ', ',
    ),
    standsAsItIs: true,
  },
  {
    code: 'privacy-leak',
    severity: 'fatal',
    zh: '您先生的余额 您太太的余额 您老公的账户 您老婆的账户 帮您查…别人的 他的余额是 她的余额是 他名下 她名下 您爱人名下 您孩子名下'.split(
      ' ',
    ),
    en: 'your husbands balance, your wifes balance, your husbands account has, your wifes account has, his balance is, her balance is, balance of your husband, balance of your wife'.split(
      ', ',
    ),
  },
  {
    code: 'off-channel',
    severity: 'serious',
    zh: '加我微信 加我私人微信 加我个人微信 加您微信 加我的line 私下转 转到我账户 转到我的账户 转给我个人 打到我卡 打到我账户 走私人账户 私人账户给您'.split(
      ' ',
    ),
    en: 'add me on wechat, add me on whatsapp, my personal wechat, my personal whatsapp, my private number, transfer to my account, pay into my account, send it to my account, my personal account'.split(
      ', ',
    ),
  },
]

/** Every way to put one of each together. */
function combined(asks: readonly string[], whose: readonly string[], secrets: readonly string[]): readonly string[] {
  return asks.flatMap((ask) => whose.flatMap((owner) => secrets.map((secret) => `${ask} ${owner} ${secret}`)))
}
