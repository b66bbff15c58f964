import type { Random } from '#libs/chance/seeded-random.ts'
import type { DialogueState, Knowledge, TurnInput } from '#libs/dialogue/dialogue.ts'
import type { Locale } from '#libs/dialogue/flow.ts'
import {
  account,
  amount,
  between,
  closed,
  cue,
  date,
  finds,
  inputOf,
  intent,
  type Line,
  level,
  NOON,
  noPhone,
  phone,
  picks,
  tail,
  upset,
} from '#libs/dialogue/test-bank.ts'
import { CUE_KINDS } from '#libs/language/feeling/lexicon.ts'
import { SHIPPED } from './test-flows.ts'

export const DAY_MS = 86_400_000

const LOCALES: readonly Locale[] = ['zh-CN', 'zh-TW', 'en']
const INTENTS = Object.keys(SHIPPED.intents)
const ARTICLES = Object.keys(SHIPPED.articles)

const WISHES = [
  '人工',
  '转人工',
  '我要找真人客服',
  '給我轉真人',
  'human',
  'let me talk to a real person',
  '叫个人来跟我说',
  'agent please',
]
const NONSENSE = ['咕噜咕噜', '？？？', 'asdf qwer', '今天天气', '。', '', '🙂', '啦啦啦啦啦', 'lorem ipsum']
const ANSWERS = [
  '是',
  '不是',
  '对',
  '不对',
  'yes',
  'no',
  '没有',
  '好的',
  '不知道',
  '不想说',
  'skip',
  '已完成',
  '第一个',
]
const STORIES = ['上周在网点排队两个小时', '护士', '张小姐', 'a teacher', '美国', '我希望你们道歉', '在路口被后车撞了']
const ASIDE = [
  '谢谢',
  '你好',
  '再见',
  '你是真人吗',
  '算了',
  'never mind',
  '解决了',
  '没有解决',
  '请回电',
  '不用回电',
  '我自己用',
  '取款机',
  '手机转的',
  '法院',
]

const pick = <T>(random: Random, list: readonly T[]): T => {
  const found = list[Math.floor(random() * list.length)]
  if (found === undefined) throw new Error('Nothing to pick from.')
  return found
}

/** The shipped flows; some articles not approved, some in force for a part of the day only. */
export function randomBank(random: Random): Knowledge {
  const articles = Object.fromEntries(
    Object.entries(SHIPPED.articles).map(([code, article]) => {
      const from = NOON + Math.floor((random() * 1.5 - 1) * DAY_MS)
      const change = {
        isApproved: random() > 0.1,
        effectiveAt: random() < 0.7 ? article.effectiveAt : from,
        expiresAt: random() < 0.7 ? null : from + Math.floor(random() * DAY_MS),
      }
      return [code, { ...article, ...change }]
    }),
  )
  return { ...SHIPPED, articles }
}

export function randomInput(
  random: Random,
  state: DialogueState,
  { flows }: Knowledge,
  at: number,
): { readonly input: TurnInput; readonly wantsPerson: boolean } {
  const locale = pick(random, LOCALES)
  const circumstances: Exclude<Line, string>[1][] = []
  if (random() < 0.15) circumstances.push(closed(null), ...TOPICS.map((topic) => closed(topic)))
  if (random() < 0.3) circumstances.push(noPhone)
  circumstances.push(level(pick(random, [0, 0, 1, 2, 3, 4])))
  const chance = random()
  if (chance < 0.06) {
    const [text, ...hints] = [pick(random, WISHES), intent(pick(random, INTENTS))] as const
    return { input: inputOf([text, ...hints, ...circumstances], `m${at}`, locale), wantsPerson: true }
  }
  const line = lineBy(chance, random, state, flows)
  const [text, ...hints] = typeof line === 'string' ? [line] : line
  return { input: inputOf([text, ...hints, ...circumstances], `m${at}`, locale), wantsPerson: false }
}

const TOPICS = [...new Set(Object.values(SHIPPED.intents).flatMap(({ topic }) => (topic === null ? [] : [topic])))]

function lineBy(chance: number, random: Random, state: DialogueState, flows: Knowledge['flows']): Line {
  if (state.active && random() < 0.5) return random() < 0.1 ? correction(random) : goodAnswer(random, state, flows)
  if (state.pending?.kind === 'call-back' && random() < 0.5) return '请回电'
  if (chance < 0.2)
    return [pick(random, ['请问', '怎么办？', 'how do I do this?', '帮帮我']), intent(pick(random, INTENTS))]
  if (chance < 0.3) return [pick(random, NONSENSE), between(...[0, 1, 2].map(() => pick(random, INTENTS)))]
  if (chance < 0.35) return [pick(random, NONSENSE), finds(pick(random, ARTICLES), random() < 0.5)]
  if (chance < 0.4) return pick(random, NONSENSE)
  if (chance < 0.5) return offeredLabel(random, state)
  if (chance < 0.62) return pick(random, ANSWERS)
  if (chance < 0.68) return pick(random, STORIES)
  if (chance < 0.76) return pick(random, ASIDE)
  if (chance < 0.79) return correction(random)
  if (chance < 0.8)
    return [
      '你们',
      cue(
        pick(
          random,
          CUE_KINDS.filter((kind) => kind !== 'person'),
        ),
      ),
    ]
  if (chance < 0.81) return ['气死我了', upset]
  return goodAnswer(random, state, flows)
}

const correction = (random: Random): Line => ['不是，说错了', amount(Math.floor(random() * 90_000)), date('2026-11-01')]

function offeredLabel(random: Random, { offered }: DialogueState): Line {
  const buttons = offered.filter(({ choice }) => choice !== 'person')
  return buttons.length === 0
    ? '你好'
    : (Object.values(pick(random, buttons).label)[Math.floor(random() * 3)] ?? '你好')
}

function goodAnswer(random: Random, state: DialogueState, flows: Knowledge['flows']): Line {
  const waiting = state.active?.waiting
  if (!state.active || waiting?.for !== 'slot') return pick(random, ['对', '对', '已完成', ...ANSWERS])
  const kind = flows[state.active.flow]?.slots[waiting.slot]?.kind
  if (kind === 'amount') return ['这么多', amount(Math.floor(random() * 80_000))]
  if (kind === 'date') return ['那天', date('2026-11-20')]
  if (kind === 'card-tail') return ['1234', tail('1234')]
  if (kind === 'one-of') return ['第一个', picks(1)]
  return kind === 'yes-no' ? pick(random, ['是', '没有']) : pick(random, STORIES)
}

/** A customer who gives what is asked, at the highest identity level. */
export function cooperate(state: DialogueState, { flows }: Knowledge, step: number): TurnInput {
  const waiting = state.active?.waiting
  const kind = waiting?.for === 'slot' ? flows[state.active?.flow ?? '']?.slots[waiting.slot]?.kind : undefined
  const lines: Readonly<Record<string, Line>> = {
    amount: ['五百', amount(500)],
    date: ['昨天', date('2026-11-21')],
    'card-tail': ['1234', tail('1234')],
    account: ['账号', account('6222020000001234')],
    phone: ['13812345678', phone('+8613812345678')],
    'one-of': ['第一个', picks(1)],
    'yes-no': '是',
    text: '就是这样的一件事',
  }
  const line = kind === undefined ? '对' : (lines[kind] ?? '对')
  const [text, ...hints] = typeof line === 'string' ? [line] : line
  return inputOf([text, ...hints, level(4)], `c${step}`, 'zh-CN')
}
