import { describe, expect, test } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { buildIndex, type Entry, NOTHING_FOUND, removeEntry, replaceEntry, search } from './index.ts'
import { likeness } from './likeness.ts'
import { retrievalFigures } from './measure.ts'
import { searchRanked } from './ranker.ts'
import { splitRows } from './split.ts'
import { cut } from './terms.ts'
import { trainRanker } from './train-ranker.ts'

const ENTRIES: readonly Entry[] = [
  {
    id: 'card-lost',
    texts: ['信用卡丢了怎么办', '卡片遗失如何挂失', 'How do I report a lost card?'],
    body: '拨打客服热线办理挂失。',
  },
  { id: 'limit', texts: ['转账限额是多少', '怎么提高转账限额', 'What is my transfer limit?'] },
  { id: 'password', texts: ['忘记网银密码', '怎么重置登录密码', 'I forgot my password'] },
  {
    id: 'fee',
    texts: ['跨行转账要手续费吗', '取现手续费怎么收', 'Are there fees for transfers?'],
    body: '手机银行转账免收手续费。',
  },
]
const first = (index: ReturnType<typeof buildIndex>, query: string) => search(index, query)[0]?.id

describe('search', () => {
  const index = buildIndex(ENTRIES)

  test.each([
    ['我的卡丢了', 'card-lost'],
    ['信用卡遺失要怎麼掛失', 'card-lost'],
    ['report lost cards', 'card-lost'],
    ['ＴＲＡＮＳＦＥＲ　ＬＩＭＩＴＳ', 'limit'],
    ['密码忘了', 'password'],
    ['轉帳手續費', 'fee'],
    ['我的password忘记了', 'password'],
  ])('%s finds %s, in either script and width', (query, id) => {
    expect(first(index, query)).toBe(id)
  })

  test('a word that stands only in the body is found too', () => {
    expect(first(index, '热线')).toBe('card-lost')
  })

  test('what is not accepted is left out, and the next one takes its place', () => {
    expect(search(index, '转账限额', { accept: (id) => id !== 'limit' }).map(({ id }) => id)).not.toContain('limit')
  })

  test('nothing in common gives nothing, little in common scores below the threshold', () => {
    expect(search(index, 'zzz')).toEqual([])
    expect(search(index, '')).toEqual([])
    expect(search(index, '今天上海天气怎么样', { least: NOTHING_FOUND })).toEqual([])
    expect(search(index, '转账限额是多少', { least: NOTHING_FOUND })[0]?.id).toBe('limit')
  })

  test('terms that matched are named, the rarest first', () => {
    const matched = search(index, '怎么提高限额')[0]?.matched ?? []
    expect(matched).toContain('限额')
    expect(matched.indexOf('提高')).toBeLessThan(matched.indexOf('么'))
  })

  test('synonyms lead to what nobody has written', () => {
    const taught = buildIndex(ENTRIES, [['挂失', '报停']])
    expect(first(index, '报停')).toBeUndefined()
    expect(first(taught, '报停')).toBe('card-lost')
  })
})

describe('an index that changes', () => {
  test('is the same as one built anew', () => {
    const changed = buildIndex(ENTRIES)
    replaceEntry(changed, { id: 'limit', texts: ['额度上限'] })
    removeEntry(changed, 'fee')
    removeEntry(changed, 'never-there')
    const fresh = buildIndex([
      ...ENTRIES.filter(({ id }) => id !== 'fee' && id !== 'limit'),
      { id: 'limit', texts: ['额度上限'] },
    ])
    for (const query of ['转账限额', '额度上限多少', '卡丢了', '手续费', 'password'])
      expect(search(changed, query)).toEqual(search(fresh, query))
    expect(changed.grouped.terms.size).toBe(fresh.grouped.terms.size)
  })
})

describe('learning to rank', () => {
  const rows = madeUpQuestions(40, 8)
  const { kept, asked } = splitRows(rows, 1)
  const entries = [...new Set(kept.map(({ id }) => id))].map((id) => ({
    id,
    texts: kept.filter((row) => row.id === id).map(({ text }) => text),
  }))
  const index = buildIndex(entries)
  const ranker = trainRanker(entries, 1)

  test('puts the right entry first more often than the search alone', () => {
    if (!ranker) throw new Error('nothing was learned: give more questions')
    const counts = new Map()
    const plain = asked.map(({ text, id }) => search(index, text).findIndex((hit) => hit.id === id))
    const learned = asked.map(({ text, id }) =>
      searchRanked(index, ranker, text, counts).findIndex((hit) => hit.id === id),
    )
    expect(retrievalFigures(learned).r1).toBeGreaterThan(retrievalFigures(plain).r1)
  })

  test('gives the same order for the same seed', () => {
    const few = entries.slice(0, 8)
    const [once, again] = [trainRanker(few, 1), trainRanker(few, 1)]
    expect(once).toBeDefined()
    expect(again?.linear).toEqual(once?.linear)
    expect(again?.trees).toEqual(once?.trees)
  }, 60_000)

  test('entries without questions to learn from give no ranker', () => {
    expect(trainRanker(ENTRIES.slice(0, 2), 1)).toBeUndefined()
  })

  test('an entry changed after the training is still found', () => {
    if (!ranker) throw new Error('nothing was learned: give more questions')
    const changed = buildIndex(entries)
    replaceEntry(changed, { id: 'brand-new', texts: ['貔貅存单怎么买'] })
    expect(searchRanked(changed, ranker, '貔貅存单', new Map())[0]?.id).toBe('brand-new')
  })
})

test('a split asks no question that is indexed and keeps one of every entry', () => {
  const rows = [...madeUpQuestions(10, 5), { id: 'single', text: 'only one' }, { id: 'single', text: 'only one' }]
  const { kept, asked } = splitRows(rows, 3)
  const indexed = new Set(kept.map(({ text }) => text))
  expect(asked.length).toBeGreaterThan(3)
  expect(asked.filter(({ text }) => indexed.has(text))).toEqual([])
  expect(new Set(kept.map(({ id }) => id)).size).toBe(11)
})

test('figures count the first place, the first five and reciprocal places', () => {
  expect(retrievalFigures([0, 1, 4, 5, -1])).toEqual({ r1: 0.2, r5: 0.6, mrr3: 0.3 })
})

test('likeness is 1 for the same text and counts edits over the longer', () => {
  expect(likeness(cut('转账限额'), cut('转账限额'))).toEqual({ edit: 1, order: 1, overlap: 1, length: 1 })
  expect(likeness(cut('转账限额'), cut('转限额'))).toMatchObject({ edit: 0.75, order: 1, length: 0.75 })
})

/** Questions in which some words tell the entry and the rest are said about anything. */
function madeUpQuestions(entries: number, each: number) {
  const random = seededRandom(5)
  const word = (from: number) => String.fromCharCode(0x4e00 + from) + String.fromCharCode(0x5000 + from)
  return Array.from({ length: entries * each }, (_, at) => {
    const entry = at % entries
    const telling = Array.from({ length: 2 }, () => word(entry * 3 + Math.floor(random() * 6)))
    const idle = Array.from({ length: 4 }, () => word(900 + Math.floor(random() * 60)))
    return { id: `e${entry}`, text: [...telling, ...idle].sort(() => random() - 0.5).join('') + at }
  })
}
