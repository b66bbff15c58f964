import { describe, expect, it } from 'vitest'
import { classify, decide, type Example, explain, readModel, trainIntents, writeModel } from './intent-model.ts'

const said: Record<string, readonly string[]> = {
  'card-lost': [
    '我的卡丢了怎么办',
    '信用卡遗失要挂失',
    '卡片不见了',
    'I lost my card',
    'my card is missing',
    'card was stolen',
  ],
  'transfer-limit': [
    '转账限额是多少',
    '一天最多能转多少钱',
    '怎么提高转账额度',
    'what is my transfer limit',
    'how much can I send a day',
    'raise my transfer limit',
  ],
  'branch-hours': [
    '网点几点开门',
    '周末银行上班吗',
    '最近的网点在哪里',
    'when does the branch open',
    'are you open on Sunday',
    'where is the nearest branch',
  ],
}
const examples: readonly Example[] = Object.entries(said).flatMap(([label, texts]) =>
  texts.map((text) => ({ text, label })),
)
const model = trainIntents(examples, { seed: 7 })

describe('an intent model', () => {
  it('knows what it was shown, in either language and either script', () => {
    for (const { text, label } of examples) expect(classify(model, text).ranked[0]?.label).toBe(label)
    expect(classify(model, '我的卡丟了怎麼辦').ranked).toEqual(classify(model, '我的卡丢了怎么办').ranked)
    expect(classify(model, '我的card丢了').ranked[0]?.label).toBe('card-lost')
  })

  it('gives every label a probability, most likely first, together at most 1', () => {
    for (const text of ['我的卡丢了', 'limit', '', '今天天气很好', '?!']) {
      const { ranked, inScope } = classify(model, text)
      expect(ranked.map(({ label }) => label).sort()).toEqual(['branch-hours', 'card-lost', 'transfer-limit'])
      const chances = ranked.map(({ probability }) => probability)
      expect(chances).toEqual([...chances].sort((a, b) => b - a))
      expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeLessThanOrEqual(1 + 1e-9)
      expect(inScope).toBeGreaterThanOrEqual(0)
      expect(inScope).toBeLessThanOrEqual(1)
    }
  })

  it('is the same for the same examples and seed, byte by byte, and reads back as itself', () => {
    const bytes = writeModel(model)
    expect(Buffer.compare(writeModel(trainIntents(examples, { seed: 7 })), bytes)).toBe(0)
    const again = readModel(bytes)
    expect(Buffer.compare(writeModel(again), bytes)).toBe(0)
    expect(classify(again, 'my card is gone')).toEqual(classify(model, 'my card is gone'))
    expect(trainIntents(examples.slice(1), { seed: 7 }).trainingHash).not.toBe(model.trainingHash)
  })

  it('tells which words decided, where they stand in the text as it was typed', () => {
    const text = '  Ｉ  LOST my card'
    const [first] = explain(model, text, 'card-lost')
    expect(first?.weight).toBeGreaterThan(0)
    for (const { feature, span } of explain(model, text, 'card-lost'))
      expect(text.slice(...(span ?? [0, 0]))).toBe(feature)
    expect(explain(model, '卡片丟了', 'card-lost').map(({ feature }) => feature)).toContain('丟')
    expect(explain(model, text, 'no-such-label')).toEqual([])
  })

  it('answers when sure, asks among the likely ones when not, and says when it is about nothing known', () => {
    const sure = {
      ranked: [
        { label: 'a', probability: 0.97 },
        { label: 'b', probability: 0.02 },
      ],
      inScope: 0.9,
    }
    const torn = {
      ranked: [
        { label: 'a', probability: 0.5 },
        { label: 'b', probability: 0.4 },
        { label: 'c', probability: 0.01 },
      ],
      inScope: 0.9,
    }
    const lost = {
      ranked: [
        { label: 'a', probability: 0.2 },
        { label: 'b', probability: 0.1 },
        { label: 'c', probability: 0.1 },
      ],
      inScope: 0.9,
    }
    const set = { ...model, thresholds: { answer: 0.8, clarify: 0.7, inScope: 0.5 } }
    expect(decide(set, sure)).toEqual({ kind: 'answer', label: 'a' })
    expect(decide(set, torn)).toEqual({ kind: 'clarify', labels: ['a', 'b'] })
    expect(decide(set, lost)).toEqual({ kind: 'unknown' })
    expect(decide(set, { ...sure, inScope: 0.4 })).toEqual({ kind: 'unknown' })
  })

  it('a file that is none, of another version or cut off is refused with what to do', () => {
    const bytes = writeModel(model)
    expect(() => readModel(new Uint8Array())).toThrow('no intent model of version 2: train it again')
    expect(() => readModel(new TextEncoder().encode('{"labels":[]}'))).toThrow('train it again')
    for (const share of [0.2, 0.5, 0.99]) expect(() => readModel(bytes.slice(0, bytes.length * share))).toThrow()
  })

  it('one label is enough to learn, none is refused', () => {
    expect(classify(trainIntents([{ text: 'hello', label: 'greeting' }]), 'hello').ranked).toHaveLength(1)
    expect(() => trainIntents([])).toThrow('give at least one text with its label')
  })

  it('the example of the README is true', () => {
    const small = trainIntents([
      { text: '我的卡丢了怎么办', label: 'card-lost' },
      { text: 'my card is missing', label: 'card-lost' },
      { text: '转账限额是多少', label: 'transfer-limit' },
      { text: 'what is my transfer limit', label: 'transfer-limit' },
    ])
    expect(classify(small, '卡片丟了').ranked[0]?.label).toBe('card-lost')
    expect(explain(small, '卡片丟了', 'card-lost').map(({ feature }) => feature)).toContain('丟了')
    expect(classify(readModel(writeModel(small)), '限额')).toEqual(classify(small, '限额'))
  })
})
