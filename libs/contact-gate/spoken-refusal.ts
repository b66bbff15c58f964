import { normalise } from '#libs/language/text/normalise.ts'

/** What a customer can take back in a sentence. `all`: whatever they ever agreed to of their free choice. */
export const STOPS = ['marketing', 'profiling', 'sharing', 'all'] as const
export type Stop = (typeof STOPS)[number]

/**
 * What the customer tells the bank to stop, read from their own words; empty for everything else. A refusal said is a
 * command, so nothing is asked back: what is read here is carried out. It does not read questions about how it is done,
 * what is quoted, denied, supposed or said of somebody else. "Stop calling me" alone names no purpose, and calls of service
 * or about a debt are not stopped by it: that is for a person.
 */
export function spokenRefusal(text: string): readonly Stop[] {
  const said = normalise(text).replace(QUOTED, ' ').replace(/’/g, "'")
  const found = new Set(sentencesOf(said).flatMap(stopsOf))
  return found.has('all') ? ['all'] : STOPS.filter((stop) => found.has(stop))
}

const QUOTED = /「[^」]*」|『[^』]*』|“[^”]*”|"[^"]*"|《[^》]*》|(?<![a-z])'[^']*'(?![a-z])/g

/** With the mark that ends each: it tells a question. */
const sentencesOf = (said: string): readonly string[] => said.match(/[^。!;；\n?]+[。!;；\n?]*/g) ?? []

function stopsOf(raw: string): readonly Stop[] {
  const sentence = /[a-z]/.test(raw) ? raw.replace(/(?<=[a-z,]) +(?=\p{Script=Han})|(?<=\p{Script=Han}) +/gu, ' ') : raw
  if (NOT_MEANT_ZH.test(sentence) || NOT_MEANT_EN.test(sentence) || asksHow(sentence)) return []
  return (Object.keys(SAID) as Stop[]).filter((stop) => SAID[stop].some((pattern) => pattern.test(sentence)))
}

/** "Could you stop …?" is a command said politely; "how do I stop …?" is not. */
function asksHow(sentence: string): boolean {
  const isQuestion = /[?？]|[吗么][\s。.!]*$/.test(sentence)
  if (/怎么|怎样|如何|为什么|为何|什么时候|会不会|是不是|有没有|什么意思|意味着/.test(sentence)) return true
  if (/\b(how|why|when|what|whether)\b(?! (i|we) (want|need|ask)\b)/.test(sentence)) return true
  if (/^\W*(did|do|does|have|has|are|is|was|were|should|can i|could i|may i|can we)\b/.test(sentence)) return isQuestion
  if (!isQuestion || !/\p{Script=Han}/u.test(sentence)) return false
  return !/(能|能不能|可不可以|可以|能否|可否|麻烦|请|拜托)(你们?|您|帮我|请|先|就)*(别|不要|不再|停|停止|取消|撤回|关闭|关掉|把)/.test(
    sentence,
  )
}

const KIN = '(妈|爸|母亲|父亲|爷爷|奶奶|老公|老婆|丈夫|妻子|先生|太太|儿子|女儿|朋友|同事|邻居|家人|姐|妹|哥|弟)'
/** Denied, quoted in other words, supposed, of somebody else, or already wished back. */
const NOT_MEANT_ZH = new RegExp(
  [
    '(没有?|未曾?|从没|并没有?|不是|并非|又不是)(说|讲|要求|想要?|要|让|叫|表示|提过?|打算|申请)',
    '不是(不|要|说)|谁说|哪有说',
    '(不要|别|不想|不用|不必|无需|不打算|不需要|先别|先不要)(再|给我|帮我|把|你们)?(停|停止|取消|撤回|撤销|退订|关闭|关掉|收回)',
    '(不想|不要|别|怕)(错过|漏掉|漏)|(不要|别)(相信|轻信|信|理|理会|上当|点)',
    '(?<![跟和对向给同])(他|她|他们|她们|你|你们|您|客服|别人|人家|有人|经理|朋友|网上|新闻|银行)(刚才?|之前|曾|也|都|总|老)?(说|讲|要求|问|提到|写)',
    `(我|他|她)的?${KIN}.{0,6}(不|别|要|想|说|让|叫)`,
    '(如果|假如|要是|万一|假设|若是?)(?!可以|方便|行|能)',
    '恢复|重新(同意|接收|开通|订阅)|又想|后悔(撤|退)',
  ].join('|'),
)
const NOT_MEANT_EN = new RegExp(
  [
    "\\b(don't|dont|do not|didn't|did not|never|not|won't|no need to|needn't)( \\w+){0,3} (stop|stopping|stopped|withdraw|withdrawing|revoke|unsubscribe|unsubscribing|opt|remove|cancel)\\b",
    "\\b(didn't|did not|never|haven't|not|wasn't|am not|i'm not) (say|said|saying|ask|asked|asking|mean|meant|tell|told|telling|request|requested)\\b",
    '\\b(miss|miss out|lose)\\b',
    '\\b(he|she|they|you|somebody|someone|people|the (bank|agent|letter|email|news)|(my|our) \\w+) (just |once |always )?(said|says|say|told|asked|asks|wrote|mentioned|wants?|refuses?|doesn.t)\\b',
    '\\bif\\b(?! (possible|you (can|could|would|please)|that is ok|it is ok))',
    '\\b(suppose|imagine|start again|resume|resubscribe|opt back|again receive)\\b',
  ].join('|'),
)

const MARKETING_ZH =
  '(推销|营销(?!活动)|行销(?!活动)|广告(?!里|上|中|说|写|费)|促销(?!价|活动|利率|码)|推广(?!码|活动)|(产品|理财|贷款|保险|基金|信用卡)(的)?推荐|销售电话|骚扰电话|垃圾短信|垃圾信息)'
const PROFILING_ZH =
  '(画像|个性化(推荐|推送|分析|服务|广告)?|自动化决策|(分析|研究)我的?(消费|行为|习惯|偏好)|贴标签|打标签)'
const OTHERS_ZH = '(合作方|合作伙伴|合作机构|合作公司|第三方|其他公司|别的公司|其他机构|外部公司|保险公司|别人|他人)'
const NO_ZH =
  '((?<![特区级分类性个])别(?!人|的|处|家)|不要|请勿|切勿|停止|停掉|停了|取消|拒收|拒绝|谢绝|不想|不愿意?|不接受|不需要|退订|关闭|关掉|屏蔽|禁止|不同意|反对|不许|不准|不得|不再|撤回|撤销|收回|不(接|收|听|看))'
const GAP = '[^,，。?]{0,14}'
const AFTER = '[^。?]{0,10}'
const STOP_VERB_ZH =
  '((别|不要|请勿|勿|不用|不许|不准|停止)(再|给我|向我|对我|来)*(打|发|推|来|找|联系|骚扰|烦|寄|送|搞|做|用|弄)|(停|停掉|停了|停止|关掉|关闭|退订|屏蔽|拒收|取消掉)(吧|掉|了|一下)?(?=[,，。!\\s]|$)|不(想|要|愿)(再)?(收|接|看|听|要)|(我)?(一律|全部|都)?(拒绝|拒收|不要|不接|不收)(了|吧)?(?=[,，。!\\s]|$))'

const MARKETING_EN =
  '(marketing|advertis\\w+|ads|adverts?|promotions?(?! (rate|code|price|period))|promotional (?!rate|price|period|code|interest|apr|balance)\\w+|promos|telemarket\\w*|sales (calls?|e-?mails?|messages?|texts?|pitch(es)?|sms)|spam\\w*|cold[- ]?call\\w*|newsletters?|offers|mailing lists?)'
const PROFILING_EN = '(profil(e|es|ing)|personali[sz](ed|ing|ation)|automated decisions?)'
const OTHERS_EN = '(partners?|third[- ]part(y|ies)|other compan(y|ies)|anyone else|others|insurers?)'
const WORDS = "( [\\w'-]+){0,6}"
const NO_EN = `(stop|quit|cease|no more|don't|dont|do not|not to|never|opt (me )?out( of)?|unsubscribe( me)?|take me off|remove me from|turn off|switch off|i refuse|i object to|i reject|withdraw|revoke|i no longer (want|agree|consent)|i (don't|do not) (want|wish|agree|consent))`
const DO_EN = `(send|sending|call|calling|text|texting|e-?mail|e-?mailing|contact|contacting|want|wish|need|bother|bothering|give|giving|show|showing|push|pushing|phone|phoning|ring|ringing|market)`

const SAID: Readonly<Record<Stop, readonly RegExp[]>> = {
  marketing: [
    new RegExp(`${NO_ZH}${GAP}${MARKETING_ZH}`),
    new RegExp(`${MARKETING_ZH}${AFTER}${STOP_VERB_ZH}`),
    /^[\s请我要]*(退订|td|unsubscribe)[\s。.!]*$/,
    new RegExp(
      `\\b(stop|quit|cease|no more|opt (me )?out( of)?|unsubscribe( me)?( from)?|take me off|remove me from|turn off|switch off|i refuse|i object to|i reject|withdraw|revoke|i no longer (want|agree|consent))${WORDS} ${MARKETING_EN}\\b`,
    ),
    new RegExp(`\\b(don't|dont|do not|not to|never) (ever )?(again )?${DO_EN}${WORDS} ${MARKETING_EN}\\b`),
    new RegExp(`\\b${MARKETING_EN}${WORDS} (must|should|has to|have to|needs? to) (stop|end)\\b`),
    /\bstop (marketing|selling|advertising) (things |stuff |anything )?(to|at) me\b/,
    /\b(don't|dont|do not|never) (ever )?(market|advertise|sell)( anything| things| stuff)? to me\b/,
  ],
  profiling: [
    new RegExp(`${NO_ZH}${GAP}${PROFILING_ZH}`),
    new RegExp(`${PROFILING_ZH}${AFTER}${STOP_VERB_ZH}`),
    new RegExp(`\\b${NO_EN}${WORDS} ${PROFILING_EN}\\b`),
  ],
  sharing: [
    new RegExp(
      `${NO_ZH}${GAP}(信息|资料|数据|号码|电话|隐私)[^,，。?]{0,6}(给|分享|共享|提供|透露|转让|卖|泄露)${GAP}${OTHERS_ZH}`,
    ),
    new RegExp(`${NO_ZH}${GAP}(给|向|跟|和|与)${OTHERS_ZH}${GAP}(分享|共享|提供|透露|转让|卖)`),
    new RegExp(`${NO_ZH}(与|和|跟|向)?${GAP}(信息|数据|资料)(的)?(共享|分享)`),
    new RegExp(
      `\\b(stop|don't|dont|do not|never|i refuse|not to|withdraw)${WORDS} (share|sharing|sell|selling|give|giving|pass|passing|disclose|disclosing)\\b${WORDS} (data|information|details|number)${WORDS} ${OTHERS_EN}\\b`,
    ),
    /\b(stop|don't|dont|do not|never) (share|sharing|sell|selling|give|giving|pass|passing) (my|the|our)? ?(personal )?(data|information|details)\b/,
  ],
  all: [
    /(撤回|撤销|收回)(我|本人)?(之前|以前|给你们|给银行|对你们|做|所|的)*(全部|所有|一切)?(的)?(个人信息|信息|数据)?(的)?(使用|处理)?(的)?(同意|授权|许可)(?!扣款|支付|代扣|书|人|交易|码|额度)/,
    /取消(我|本人)?(之前|以前|给你们)?的?(全部|所有|一切)?(个人信息|信息|数据)(的)?(使用|处理)?(的)?(同意|授权)/,
    /\b(withdraw|revoke|take back|i no longer give)( \w+){0,2} (my |all my |any |all )?(consents?|permission)(?! (for|to)( \w+){0,4} (marketing|ads|promotions?|profil\w+|shar\w+))\b/,
  ],
}
