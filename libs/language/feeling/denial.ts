import type { FeltToken } from './read-text.ts'

/** How a phrase is meant where it stands. */
export type Meant = 'claimed' | 'denied' | 'asked'

/**
 * Whether the speaker claims, denies or asks what the tokens `from <= n < to` say.
 * 我不投诉, 投诉就不用了, "no complaint from me" deny. 我不得不投诉, 不投诉不行, 再不处理我就投诉, "why not complain", "isn't this
 * fraud" claim: the denying word belongs to something else or is taken back. 能不能投诉, 是不是诈骗 ask. Looks only within
 * the clause, so 我没收到，要投诉 claims.
 */
export function meantBy(tokens: readonly FeltToken[], from: number, to: number): Meant {
  const before = textOf(clauseBefore(tokens, from))
  const after = textOf(clauseAfter(tokens, to))
  if (ASKED_BEFORE.test(before) || ASKED_AFTER.test(after)) return 'asked'
  if (TAKEN_BACK_BEFORE.test(before) || TAKEN_BACK_AFTER.test(after)) return 'claimed'
  return DENIED_BEFORE.test(before) || DENIED_AFTER.test(after) ? 'denied' : 'claimed'
}

export function clauseBefore(tokens: readonly FeltToken[], from: number): readonly FeltToken[] {
  const clause = tokens[from]?.clause
  return tokens.slice(Math.max(0, from - WIDTH), from).filter((token) => token.clause === clause)
}

export function clauseAfter(tokens: readonly FeltToken[], to: number): readonly FeltToken[] {
  const clause = tokens[to - 1]?.clause
  return tokens.slice(to, to + WIDTH).filter((token) => token.clause === clause)
}

/** Chinese without spaces, a space on both sides of every other word: what the patterns below read. */
export const textOf = (tokens: readonly FeltToken[]): string =>
  tokens
    .map(({ word, isHan }) => (isHan ? word : ` ${word} `))
    .join('')
    .replace(/ {2,}/g, ' ')

/** No denying word reaches further than this many tokens. */
const WIDTH = 16

/** Words that may stand between a denying word and what it denies. */
const BRIDGE_ZH =
  '(?:是|要|想|会|能|可能|打算|准备|需要|必要|必|用|再|去|来|有|过|曾|在|跟|和|对|向|为了|任何|什么|人|真的?|故意|又|太|很|十分|非常|特别|那么|这么|怎么|算|得|敢|愿意|希望|觉得|感到|认为|存在|属于|承诺|保证|所谓|产品|理财|基金|投资|哪款|哪个|您|你们?|他们|银行|我行|一定|肯定|完全|绝对|就|的|说|提|搞|进行|申请|提出|想过|得上)'
const BRIDGE_EN =
  '(?: (?:want|wants|wanted|wanting|wish|need|needs|needed|going|gonna|to|be|been|being|am|is|are|was|were|have|had|having|has|try|trying|tried|plan|planning|looking|intend|intending|mean|meaning|meant|here|really|actually|even|ever|yet|any|a|an|the|about|of|for|with|this|that|my|your|such|at|all|file|filing|filed|make|making|made|raise|raising|raised|submit|submitting|lodge|lodging|talking|calling|writing|interested|in|some|thinking|considering|another|formal|official|reason|reasons|point|intention|very|so|too|quite|exactly|particularly|entirely|much|feel|feeling|offer|offers|promise|promises|like|as|say|says|saying|claim|claims|call|calls|consider|there|which|thing|product|products|investment|investments|fund|funds))'

const DENIED_BEFORE = new RegExp(
  `(?:(?:不是|没有|没|不|别|勿|未|从未|并非|绝非|非|无意|无须|无需|毫无|莫)${BRIDGE_ZH}*` +
    `| (?:not|never|no|dont|doesnt|didnt|isnt|arent|wasnt|werent|wont|wouldnt|without|nor|neither|hardly|cant|cannot|couldnt|havent|hasnt|hadnt|aint|neednt|none|zero)${BRIDGE_EN}* ?)$`,
)

/** The denying word is part of a word that denies nothing, or two denials make a claim. */
const TAKEN_BACK_BEFORE = new RegExp(
  `(?:(?:不得不|不能不|不会不|不可不|不可能不|不是不|怎能不|怎么能不|哪能不|凭什么不|为什么不|为何不|何不|难道不是?|岂能不|岂不是|这不就是|不就是|可不就是|要不|要不然|不然|不如|不止|不仅仅?|不光|不但|不只|不管|不单|忍不住|恨不得|巴不得|禁不住|不断|不停地?|不禁|动不动就?|不由得|无不|莫非|不愧)${BRIDGE_ZH}*` +
    `|(?:本来|原本|原来|一开始|起初).{0,3}[不没].*` +
    `| (?:not only|not just|why not|not sure|dont know|dont care|dont dare me|if not|or not|not gonna stop|not going to stop|(?:isnt|arent|wasnt|aint) (?:this|it|that|they|these))${BRIDGE_EN}* ?)$`,
)
const TAKEN_BACK_AFTER = /^(?:都|是|也)?不(?:行|可$|成$|解决|处理|管用|足以)|^才怪|^(?:不可|不足以)/

const ASKED_BEFORE =
  /(?:能不能|可不可以|可不可|会不会|要不要|是不是|有没有|该不该|是否|算不算|属不属于|能否|可否)(?:是|要|去|算|属于|有|能|会|的|我|你|您|承诺|保证|直接|在这里|向你们|对你们){0,3}$/
const ASKED_AFTER = /^(?:的?吗|么$)/

const DENIED_AFTER =
  /^(?:的(?:事|事情|话|意思|想法|打算))?(?:我?就|也|先|倒|暂时|还)?(?:不用|不必|不需要|用不着|没必要|算了|免了|没有|不了|谈不上|不至于|不是)|^ (?:is |are |was )?not (?:needed|necessary|required|my|what)|^ (?:isnt|wont be|not) (?:needed|necessary|required)/
