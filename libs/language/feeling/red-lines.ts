import { clauseAfter, clauseBefore, meantBy, textOf } from './denial.ts'
import { isOthersWord, type Span, spanOf } from './find-cues.ts'
import { findPhrases, longestOnly, type Match, type PhraseBook, phraseBook } from './phrase-book.ts'
import { type FeltToken, tokensFelt } from './read-text.ts'

/** Something those who speak for the bank must not say. Kept as data (`red-line-phrases.ts`), phrases as in `CueEntry`. */
export interface RedLine {
  /** Kebab-case: `guaranteed-return`. */
  readonly code: string
  /** `fatal` voids a quality score and stops the message; `serious` warns. */
  readonly severity: 'fatal' | 'serious'
  readonly zh: readonly string[]
  readonly en: readonly string[]
  /** Longer ways of saying that hold a phrase and mean something else: 确保本月 for 保本. */
  readonly unless?: { readonly zh: readonly string[]; readonly en: readonly string[] }
  /** The phrases are denials themselves (投诉没用): a denying word before them changes nothing. False when left out. */
  readonly standsAsItIs?: boolean
}

export interface Crossing {
  readonly code: string
  readonly severity: RedLine['severity']
  readonly span: Span
}

/** Red lines made ready to look for; plain data, to be made once. */
export interface CompiledRedLines {
  readonly phrases: PhraseBook<RedLine>
  readonly innocent: PhraseBook<RedLine>
}

export const compileRedLines = (lines: readonly RedLine[]): CompiledRedLines => ({
  phrases: phraseBook(lines.flatMap((line) => [...line.zh, ...line.en].map((phrase) => [phrase, line] as const))),
  innocent: phraseBook(
    lines.flatMap((line) =>
      [...(line.unless?.zh ?? []), ...(line.unless?.en ?? [])].map((phrase) => [phrase, line] as const),
    ),
  ),
})

/**
 * Where a message crosses a red line, in the order of the text.
 * Not crossed: what is denied (本产品不保本, "not a guaranteed return"), asked back (您问的是不是保本), warned against
 * (凡是承诺保本的都是骗子, "beware of anyone who promises no risk") or quoted as others' words. A hit is a suspicion for a
 * person to look at.
 */
export function findCrossings(text: string, { phrases, innocent }: CompiledRedLines): readonly Crossing[] {
  const tokens = tokensFelt(text)
  const spared = findPhrases(innocent, tokens)
  const meant = findPhrases(phrases, tokens).filter(
    (match) => !spared.some((other) => covers(other, match)) && isMeant(match, tokens),
  )
  return longestOnly(meant).map(({ value: { code, severity }, from, to }) => ({
    code,
    severity,
    span: spanOf(tokens, from, to),
  }))
}

const covers = (long: Match<RedLine>, short: Match<RedLine>): boolean =>
  long.value === short.value && long.from <= short.from && short.to <= long.to

function isMeant({ value, from, to }: Match<RedLine>, tokens: readonly FeltToken[]): boolean {
  const before = textOf(clauseBefore(tokens, from))
  if (value.standsAsItIs === true ? NEVER_BEFORE.test(before) : meantBy(tokens, from, to) !== 'claimed') {
    // "What is your PIN?" asks, and asking for it is what must not be.
    if (value.code !== SECRET_ASKED || meantBy(tokens, from, to) === 'denied') return false
  }
  if (value.code === SECRET_ASKED && REFUSED_BEFORE.test(before)) return false
  const after = textOf(clauseAfter(tokens, to))
  if (value.standsAsItIs !== true && (NOT_OURS_BEFORE.test(before) || NOT_OURS_AFTER.test(after))) return false
  if (WARNED_BEFORE.test(before) || WARNED_AFTER.test(after)) return false
  return !(isOthersWord(tokens, from, to) && OTHERS_BEFORE.test(textOf(tokens.slice(0, from))))
}

const SECRET_ASKED = 'secret-asked'

/** Somebody is warned, or told what is forbidden, in the same clause. */
const WARNED_BEFORE =
  /谨防|警惕|当心|小心|提防|禁止|严禁|不得(?!不)|不允许|切勿|请勿|不要相信|不要轻信|别信|勿信|无法|难以|凡是|任何人|骗子|冒充|自称|违规|违法| (?:beware|warn|warns|avoid|prohibit\w*|forbid\w*|forbidden|illegal|anyone|anybody|whoever|scammers?|fraudsters?|nobody|no one) /
const WARNED_AFTER =
  /^.{0,8}(?:骗|诈骗|骗局|违规|违法|不允许|不合规|不可信)| (?:is|are) (?:a |an )?(?:scams?|frauds?|illegal|forbidden|not allowed|not permitted|prohibited)/
/**
 * What the bank says it does not do, offer, help with or vouch for (我们不提供返现, "I cannot say you will be approved");
 * two denials (不得不提供) make a claim, and 别人 and 别的 deny nothing.
 */
const NOT_OURS_BEFORE =
  /(?<!不得|不能|不会|不可|不可能|不是|怎能|怎么能|难道|岂|何)(?:不|没有|没|未|别(?!人|的|家))(?:是|会|能|可以|可能|敢|再|曾|准|允许|同意|让|叫|要求|要|做|提供|搞|开展|支持|推荐|销售|卖|办理|听|信|人|谁|帮|替|给|您|你|客户|任何|什么|所谓|的|承诺|保证|说)*$|(?:不用|不必|别|不要|无需)担心(?:会|您|你)?(?:错过|失去)$| (?:not true|nothing is|nothing was|nobody is)(?: that)? (?:you |it )?$| (?:cannot|cant|dont|wont|never|not) (?:say|promise|tell you|guarantee|assure you) (?:that )?(?:you |it |this )?(?:will |is |are )?$| (?:not|never|doesnt|dont|isnt) (?:work|works|behave|behaves|function) $/
const NOT_OURS_AFTER =
  /^(?:这种|这类|的)?(?:说法|事|话|产品|情况)?(?:都)?(?:是?不可能的|是?不可能$|是?不存在|是?错误的|是?错的|是?假的|不成立|不能保证|无法保证|不敢保证|没有保证)|^ (?:(?:products?|investments?|funds?) )?(?:(?:do|does) not exist|(?:dont|doesnt) exist|(?:is|are) (?:impossible|not possible|not true))/
/** Whoever is told never to give a code away is not asked for it. */
const REFUSED_BEFORE =
  /不要|不会|不能|只有您|不可|从不|绝不|决不|不应|不该|不用|不需要|无需|勿|别|不必| (?:never|not|dont|wont|cannot|cant|without|no need|nor|only you) /
const NEVER_BEFORE = /(?:不会|从不|从未|绝不|决不|不可能)$| (?:never|not|wont|dont) $/
const OTHERS_BEFORE =
  /有人|别人|对方|骗子|网上|广告|他|她|陌生人|客户| (?:they|he|she|somebody|someone|anyone|ad|advert|caller|scammer|customer) /
