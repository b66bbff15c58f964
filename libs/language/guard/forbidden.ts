import type { GuardRule } from './answer.ts'

/** What no answer may say, whatever it cites; on tightened text (lower case, simplified, Chinese without spaces). */
const FORBIDDEN: readonly (readonly [GuardRule, RegExp])[] = [
  [
    'link',
    /https?:|www\.|\b[a-z0-9-]{2,}\.(?:com|cn|net|org|io|top|xyz|hk|tw|info|cc|me|app|link|vip)\b|(?:点击|打开|访问|复制)(?:以下|下面|此|这个|下方|该)?的?(?:链接|网址|连结|二维码)|(?:click|tap|open|follow|visit)(?: on)? (?:the|this|that|my|our)? ?(?:following )?(?:link|url|qr code)|扫(?:描|一扫)?(?:以下|下面|此|这个|下方|该)的?二维码|bit\.ly|\bt\.me\b/,
  ],
  [
    'instruction',
    /忽略(?:以上|上述|之前|前面|所有|先前)|无视(?:以上|上述|之前|前面|所有)|系统提示|系统指令|提示词|越狱|开发者模式|作为(?:一个)?(?:ai|人工智能|语言模型)|我是(?:一个)?(?:ai|人工智能)?语言模型|ignore (?:all |any |the |your |every )*(?:previous|prior|above|earlier|instructions?|rules?)|disregard (?:all |any |the |your )*(?:previous|prior|above|instructions?|rules?)|system prompt|developer mode|jailbreak|as an ai\b|(?:^|\s)(?:system|assistant|user) ?:|<\/?[a-z!][^>]*>|\{\{|you are now |你现在是|从现在起你|请扮演|new instructions?|prompt injection|new rules?:|override the/,
  ],
  [
    'money-or-identity-step',
    /(?:我|我们|系统)?(?:已经?|刚刚)(?:为|帮|替|给)(?:您|你)(?:的账户)?(?:转账|转出|转入|汇|冻结|解冻|挂失|开通|关闭|取消|办理|提额|提高|调高|还款|退款|退还|减免|注销|修改|重置|验证|核实|批准|申请|支付|扣)|(?:您|你)的身份(?:已经?|已被)(?:验证|核实|确认|通过)|(?:我|我们)(?:现在|这就|马上|将|会|可以)(?:直接)?(?:为|帮|替|给)(?:您|你)(?:转账|转出|汇款|解冻|冻结|退款|减免|提额|调高额度|注销|重置密码)|\bi(?:'ve| have)? (?:just |already |now )?(?:transferred|refunded|blocked|unblocked|frozen|unfrozen|waived|increased|reset|cancel?led|approved|verified|paid|sent|closed|credited)\b|\bi(?:'ll| will| can| am going to) (?:now |just )?(?:transfer|refund|unblock|unfreeze|waive|increase|reset|approve|verify|credit)\b|your identity (?:has been|is|was) (?:now )?(?:verified|confirmed)|we have (?:refunded|waived|approved|transferred|credited)/,
  ],
  [
    'promise',
    /(?<![不未无非没法能])(?:保证|承诺|确保|担保)(?:您|你|能|会|可以|一定|给您|给你|了)*(?:都)?(?:获批|批准|通过|下款|放款|到账|收益|回报|盈利|赚|不亏|保本|退款|赔偿|提额|成功)|(?:一定|肯定|必定|绝对|百分之百|百分百|100%)(?:能|会|可以|都)*(?:获批|批准|批下来|通过|下款|放款|批|过|提额|赚|盈利|收益|退款|赔|成功|到账|没有风险|没风险|安全)|包(?:过|批|赚|下款)|(?<!不|非)保本|稳赚|零风险|无风险|没有任何风险|(?<!不|无法)刚性兑付|只涨不跌|(?:一定|肯定|必)不?(?:会)?(?:亏|亏损|赔钱)|(?<!not |n't |no |never |cannot |without )\bguarantee[sd]?\b(?! (?:fund|deposit|letter|scheme))|\b(?:i|we) (?:can )?(?:promise|assure)\b|(?:will|shall) (?:definitely|certainly|surely|always)? ?(?:be|get) (?:approved|accepted|refunded|granted)|you(?:'ll| will) (?:definitely|certainly|surely|always) |risk[- ]free|no risk|zero risk|cannot lose|can't lose|sure profit|(?:definitely|certainly|surely) (?:approved|profit|gain|earn|rise|go up|pass)|100 ?% (?:approval|approved|sure|safe|certain|success)|(?:您|你)的(?:申请|贷款|信用卡)(?:会|将|将会|一定会)(?:获批|被批准|通过|批准|批下来)|(?:收益|回报)(?:只会|一定|肯定|必然)/,
  ],
  [
    'advice',
    /(?:建议|推荐|劝)(?:您|你|客户|大家)?(?:现在|立即|立刻|尽快|马上|可以|优先|多|最好|直接|都|还是|不如|考虑)*(?:购买|买入|买|投资|申购|认购|入手|配置|加仓|减仓|赎回|抛售|卖出|卖|抄底|定投|借|贷款|办理贷款|选择这|选这|持有|换成|投保|存)|(?:应该|应当|最好|不妨|不如|赶紧|赶快|尽早|值得)(?:现在|立即|尽快|马上|优先|多|就)*(?:购买|买入|买|投资|申购|认购|入手|配置|加仓|减仓|抛售|卖出|抄底|定投|借钱|贷款|持有|拥有|换成)|(?:最适合|非常适合|很适合|更适合)(?:您|你)|(?:现在|目前|当前)(?:是|正是)(?:买入|购买|投资|入场|申购|贷款)的?(?:好|最佳)?时机|(?:我|我们)(?:认为|觉得|看好)|(?:会|将)(?:继续)?(?:上涨|升值|大涨|翻倍)|\b(?:you|customers?) (?:should|ought to|had better|must|need to|might want to|may want to) (?:now |really |definitely |consider |seriously )*(?:buy|buying|invest|investing|purchase|purchasing|sell|selling|borrow|borrowing|take out|choose|choosing|hold|put (?:your|all)|move (?:your|all)|switch)|\b(?:i|we) (?:would |strongly |highly |personally )*(?:recommend|suggest|advise|think|believe)\b(?!ed steps)|\b(?:my|our) (?:advice|recommendation)\b|(?:best|good|great|right|perfect) (?:time|choice|option|investment|product|deal) (?:for you|to (?:buy|invest))|\bgood time to (?:buy|invest|sell)|is (?:the )?(?:best|perfect|ideal) (?:choice |option |product )?for you|(?:will|is going to) (?:rise|go up|double|appreciate)|worth (?:buying|investing)/,
  ],
]

const SECRET =
  '(?:验证码|动态码|动态密码|校验码|密码|口令|安全码|cvv2?|cvc|pin码?|u盾密码|(?:one[- ]time |verification |security |sms )?(?:code|passcode|password)s?|otp|pin(?: number)?)'
const ASKS = new RegExp(
  `(?:告诉|告知|提供|发送|发给|发来|发|回复|输入给|说出|报一下|报|给)(?:我|我们|客服|工作人员|银行|专员)?们?[^。,，]{0,14}${SECRET}|` +
    `把[^。,，]{0,16}${SECRET}[^。,，]{0,8}(?:告诉|告知|提供|发|回复|给|报)|${SECRET}[^。,，]{0,6}(?:告诉|发给|提供给|报给|发送给)(?:我|我们|客服|工作人员|专员)|` +
    `\\b(?:tell|send|give|share|provide|reply with|text|forward|read|confirm|enter|email)\\b[^.,]{0,40}\\b${SECRET}\\b`,
  'g',
)
/** 切勿将验证码告诉他人: said against it. */
const AGAINST =
  /(?:切勿|请勿|不要|不得|勿|切忌|不会|不能|不可|绝不|从不|严禁|无需|不需要|不必|避免|never|not|n't|without|nobody|no one|cannot|avoid|anyone who)[^。,，.;；]{0,40}$/

/** Rules a sentence breaks by what it says, and the words that break them. */
export function forbiddenIn(text: string): { readonly rule: GuardRule; readonly text: string }[] {
  const found = FORBIDDEN.flatMap(([rule, pattern]) => {
    const match = pattern.exec(text)
    return match ? [{ rule, text: match[0] }] : []
  })
  for (const match of text.matchAll(ASKS))
    if (!AGAINST.test(text.slice(0, match.index)) && !/^(?:告诉|发给|提供)?他人/.test(match[0]))
      found.push({ rule: 'asks-for-secret', text: match[0] })
  return found
}
