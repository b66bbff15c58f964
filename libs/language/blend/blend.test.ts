import { expect, it } from 'vitest'
import { compileLexicon } from '../feeling/compile-lexicon.ts'
import { blendClassify } from './blend.ts'
import { readBlend, writeBlend } from './blend-file.ts'
import { trainBlend } from './train-blend.ts'

const lexicon = compileLexicon({ cues: [] })
const things = ['卡', '贷款', '转账', '网点', '积分', '账单', '额度', '理财']
const joys = ['很满意', '真方便', '好用', '太棒了', '很快']
const griefs = ['太差了', '一直失败', '很麻烦', '垃圾', '等了半天']
const feelings = things.flatMap((thing) => [
  ...joys.map((joy) => ({ text: `你们的${thing}${joy}`, label: 'positive' })),
  ...griefs.map((grief) => ({ text: `你们的${thing}${grief}`, label: 'negative' })),
])
const kinds = ['card', 'loan', 'transfer'].flatMap((kind) =>
  [
    'problem with my',
    'they charged me for the',
    'closing the',
    'letter about a',
    'dispute of the',
    'payments on my',
  ].map((start) => ({ text: `${start} ${kind} last month`, label: kind })),
)

it('tells feelings, and knows words of the lexicon that no example has', () => {
  const blend = trainBlend(feelings, lexicon)
  const told = (text: string) => blendClassify(blend, text, lexicon).ranked[0]?.label
  expect(told('你们的账单很满意')).toBe('positive')
  expect(told('你们的账单太差了')).toBe('negative')
  expect(told('恶心，黑店')).toBe('negative')
  expect(told('超赞，物美价廉')).toBe('positive')
})

it('tells kinds of texts by other forms of their words', () => {
  const blend = trainBlend(kinds, lexicon, { aim: 'accuracy' })
  const { ranked } = blendClassify(blend, 'They keep charging loans to me', lexicon)
  expect(ranked[0]?.label).toBe('loan')
  expect(ranked.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1)
})

it('the same examples and seed make the same bytes, and a blend read back answers the same', () => {
  const blend = trainBlend(kinds, lexicon, { seed: 3 })
  const bytes = writeBlend(blend)
  expect(writeBlend(trainBlend(kinds, lexicon, { seed: 3 }))).toEqual(bytes)
  const back = readBlend(bytes)
  for (const { text } of kinds) expect(blendClassify(back, text, lexicon)).toEqual(blendClassify(blend, text, lexicon))
})

it('a text without any known word gets an answer, as the offsets have it', () => {
  const { ranked } = blendClassify(trainBlend(kinds, lexicon), '', lexicon)
  expect(ranked).toHaveLength(3)
  expect(ranked.every(({ probability }) => probability > 0)).toBe(true)
})

it('one label alone cannot be learned, a broken or foreign file is refused with what to do', () => {
  expect(() => trainBlend([{ text: 'a', label: 'x' }], lexicon)).toThrow('at least two')
  const bytes = writeBlend(trainBlend(kinds, lexicon))
  expect(() => readBlend(bytes.slice(0, bytes.length - 9))).toThrow('cut off')
  expect(() => readBlend(new TextEncoder().encode('no model'))).toThrow('train it again')
})
