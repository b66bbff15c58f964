import { expect, it } from 'vitest'
import { compileLexicon } from './compile-lexicon.ts'
import type { CueEntry } from './lexicon.ts'
import { readFeeling } from './read-feeling.ts'

const CUES: readonly CueEntry[] = [
  {
    code: 'person',
    kind: 'person',
    zh: ['人工', '真人', '转人工'],
    en: ['human', 'real person'],
    unless: { zh: ['人工智能', '人工费'], en: ['human error'] },
  },
  { code: 'complaint', kind: 'complaint', zh: ['投诉', '客诉', '申诉'], en: ['complain*', 'lodge a complaint'] },
  { code: 'regulator', kind: 'regulator', zh: ['银保监', '金管会', '12378'], en: ['ombudsman', 'regulator*'] },
  { code: 'legal', kind: 'legal', zh: ['律师', '起诉', '告你们'], en: ['lawyer', 'sue', 'court'] },
  { code: 'fraud', kind: 'fraud', zh: ['被骗', '诈骗', '盗刷'], en: ['scam*', 'fraud*', 'unauthorised'] },
  {
    code: 'self-harm',
    kind: 'self-harm',
    zh: ['自杀', '不想活', '跳楼'],
    en: ['kill myself', 'suicid*', 'end my life'],
    unless: { zh: ['跳楼价'], en: [] },
  },
  { code: 'death', kind: 'death', zh: ['去世', '过世', '往生'], en: ['passed away', 'died'] },
  { code: 'swear', kind: 'profanity', zh: ['他妈的', '王八蛋'], en: ['bullshit', 'damn'] },
  { code: 'churn', kind: 'churn', zh: ['销户', '把…钱…转走'], en: ['close my account'] },
]
const lexicon = compileLexicon({ cues: CUES })
const codes = (text: string) => readFeeling(text, lexicon).cues.map(({ code }) => code)

it.each([
  ['我要投诉', 'complaint'],
  ['我要投訴你們', 'complaint'],
  ['我要客訴', 'complaint'],
  ['投 诉！', 'complaint'],
  ['再不处理我就投诉', 'complaint'],
  ['你们不解决，我投诉到底', 'complaint'],
  ['我不得不投诉', 'complaint'],
  ['不投诉不行了', 'complaint'],
  ['本来不想投诉的', 'complaint'],
  ['怎么不让我投诉', 'complaint'],
  ['别逼我投诉', 'complaint'],
  ['能不能投诉', 'complaint'],
  ['我说了“我要投诉”', 'complaint'],
  ['“我要投诉”', 'complaint'],
  ['If you do not refund me I will complain', 'complaint'],
  ["I'm complaining about this", 'complaint'],
  ['I have no choice but to complain', 'complaint'],
  ['why not complain then', 'complaint'],
  ["I can't get through to a human", 'person'],
  ['不要机器人，转人工', 'person'],
  ['人工智能听不懂，我要真人', 'person'],
  ['我点了“转人工”没反应', 'person'],
  ["isn't this a scam", 'fraud'],
  ['这不是诈骗吗', 'fraud'],
  ['我没有想自杀', 'self-harm'],
  ['我真的不想活了', 'self-harm'],
  ['I am not suicidal', 'self-harm'],
  ['我要把我卡里的钱全部转走', 'churn'],
  ['我會向金管會反映', 'regulator'],
  ["I'll call my lawyer", 'legal'],
  ['我的card被盗刷了', 'fraud'],
  ['父親上個月往生了', 'death'],
])('hears what is said: %s', (text, code) => {
  expect(codes(text)).toContain(code)
})

it.each([
  ['我不投诉'],
  ['我不是要投诉，只是问问'],
  ['我不是来投诉的'],
  ['我沒有要投訴的意思'],
  ['投诉就不用了'],
  ['我没有投诉过'],
  ["I'm not complaining"],
  ["I don't want to make a complaint"],
  ['I dont want to complain'],
  ['No complaints from me'],
  ['I have never complained'],
  ['人工智能是什么'],
  ['it was a human error'],
  ['跳楼价大促销'],
  ['短信里写着“投诉必究”是什么意思'],
  ['我朋友说“我要投诉”是什么意思'],
  ['the poster says "we will sue" what does it mean'],
  ['我没被骗'],
  ['I was not scammed'],
  ['issue'],
  ['转账限额是多少'],
])('does not hear what is denied, quoted or another word: %s', (text) => {
  expect(codes(text)).toEqual([])
})

it('spans are places in the original, whatever was folded before', () => {
  const text = '唉，ＡＰＰ又壞了……我要投訴！'
  const [cue] = readFeeling(text, lexicon).cues
  expect(text.slice(...(cue?.span ?? [0, 0]))).toBe('投訴')
})

it.each([
  ['非常满意，客服很耐心', 1],
  ['客服小姐很親切，謝謝', 1],
  ['The agent was very helpful, thank you', 1],
  ['还不错', 1],
  ['没有问题', 1],
  ["can't complain, all good", 1],
  ['不满意', -1],
  ['一點都不好用', -1],
  ['not happy at all', -1],
  ['I am not satisfied', -1],
  ['服务态度好，但是利息太坑人', -1],
  ['nice app but terrible service', -1],
  ['简直是垃圾银行', -1],
  ['太差劲了，再也不来', -1],
  ['我想查一下余额', 0],
  ['请问怎么销户', 0],
  ['您好，白金卡快捷支付限额', 0],
  ['Good morning', 0],
  ['年费和手续费是多少', 0],
  ['What is my balance?', 0],
])('polarity of %s has the sign %i', (text, sign) => {
  expect(Math.sign(readFeeling(text, lexicon).polarity)).toBe(sign)
})

it('contractions are no sick customers: "I\'ll", "we\'ll" colour nothing', () => {
  expect(readFeeling("I'll call, we'll see", lexicon).polarity).toBe(0)
})

it('thanks in capitals and marks are not angry, the same marks after blame are', () => {
  expect(readFeeling('THANK YOU SO MUCH!!!', lexicon).anger).toBe(0)
  expect(readFeeling('THIS IS TERRIBLE!!!', lexicon).anger).toBeGreaterThan(
    readFeeling('This is terrible', lexicon).anger,
  )
})

it('abbreviations are no shouting', () => {
  expect(readFeeling('ATM OTP', lexicon).signs).toEqual([])
  expect(readFeeling('WHERE IS MY MONEY', lexicon).signs.map(({ code }) => code)).toEqual(['capitals'])
  expect(readFeeling('退钱退钱退钱', lexicon).signs.map(({ code }) => code)).toEqual(['repeated'])
  expect(readFeeling('哈哈哈哈哈', lexicon).signs).toEqual([])
})

it('a trained polarity makes up two thirds', () => {
  expect(readFeeling('我想查一下余额', lexicon, -0.9).polarity).toBeCloseTo(-0.6)
})

it('two cues of one code and phrases that can never be found are refused', () => {
  expect(() => compileLexicon({ cues: [CUES[0]!, CUES[0]!] })).toThrow('own code')
  expect(() => compileLexicon({ cues: [{ code: 'x', kind: 'person', zh: ['…人工'], en: [] }] })).toThrow(
    'begin and end',
  )
})
