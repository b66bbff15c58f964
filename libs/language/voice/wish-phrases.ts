import { type PhraseBook, phraseBook } from '../feeling/phrase-book.ts'

/**
 * How people put what they would like to be different. One way alone proves nothing ("please give me my money back"):
 * the model learns how far each goes.
 */
export const WISH_WAYS = ['proposes', 'asks-for', 'would-be-better', 'tells-to'] as const
export type WishWay = (typeof WISH_WAYS)[number]

/** What somebody may be called upon to do; at the beginning of a clause such a verb is a wish. */
const CALLS: readonly string[] = [
  ...[
    'add',
    'allow',
    'announce',
    'bring',
    'build',
    'consider',
    'create',
    'display',
    'enable',
    'explain',
    'extend',
    'give',
  ],
  ...[
    'improve',
    'include',
    'increase',
    'install',
    'introduce',
    'keep',
    'let',
    'make',
    'move',
    'notify',
    'offer',
    'open',
  ],
  ...[
    'provide',
    'publish',
    'put',
    'reduce',
    'remind',
    'rate',
    'remove',
    'replace',
    'say',
    'send',
    'set',
    'show',
    'sort',
  ],
  ...['stop', 'support', 'tell', 'train', 'use', 'write'],
]

/** Phrases by the rules of `feeling/lexicon.ts`: simplified characters, `*` any ending, `…` up to six words between. */
const WAYS: Readonly<Record<WishWay, readonly string[]>> = {
  proposes: [
    ...['建议', '提议', '希望', '盼望', '期待', '但愿', '不妨', '何不', '不如', '可以考虑', '提个意见', '可以让'],
    ...['应该有', '应该能', '最好能', '最好有', '最好是'],
    ...['suggest*', 'i recommend', 'i propose', 'may i propose', 'consider', 'you might', 'you could', 'you should'],
    ...['think about', 'how about', 'what about', 'why not', 'why dont you', 'maybe', 'perhaps', 'i wish', 'just wish'],
    ...['if only', 'i like to see', 'i would like to see', 'there should be', 'it should', 'belongs on'],
  ],
  'asks-for': [
    ...['能不能', '能否', '可否', '可不可以', '可以…吗', '能…吗', '是否可以', '是否能', '请增加', '请加', '请让'],
    ...['could you', 'could we', 'could there', 'could it', 'could the', 'can you add', 'can we have', 'please'],
  ],
  'would-be-better': [
    ...[
      '就好了',
      '更好',
      '就更好',
      '更方便',
      '就方便',
      '就完美',
      '更完美',
      '会更',
      '要是能',
      '如果能',
      '要是有',
      '如果有',
    ],
    ...['would be', 'be nice', 'be great', 'be even better', 'be better if', 'would help', 'might help', 'would make'],
    ...['even better', 'be handy', 'be useful', 'be welcome', 'be grateful'],
  ],
  'tells-to': [
    ...[
      '增加',
      '加个',
      '加一个',
      '新增',
      '多开',
      '多设',
      '改成',
      '改为',
      '改用',
      '换成',
      '设一个',
      '设个',
      '开放',
      '提供',
    ],
    ...[
      'let me',
      'let us',
      'let people',
      'let customers',
      'make it',
      'set up',
      'support more',
      'remind me',
      'notify us',
    ],
    ...CALLS.flatMap((verb) => [`please ${verb}`, `maybe ${verb}`]),
  ],
}

/** Verbs that are a wish where a clause begins with them. */
export const CALLS_AT_START: PhraseBook<WishWay> = phraseBook(CALLS.map((verb) => [verb, 'tells-to'] as const))

/** The phrases made ready to be looked for, once. */
export const WISHES: PhraseBook<WishWay> = phraseBook(
  WISH_WAYS.flatMap((way) => WAYS[way].map((phrase) => [phrase, way] as const)),
)
