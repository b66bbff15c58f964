import { expect, it } from 'vitest'
import { themeNames } from './theme-names.ts'

const ATM = ['取款机吞卡了怎么办', '你们取款机把卡吞了', '楼下取款机坏了', '取款机不吐钱', '停电取款机吞卡']

it.each([
  ['pairs grow to the word they stand in', ATM, ['取款', '款机'], ['取款机']],
  ['what only holds sentences together is left out', ATM, ['了怎', '怎么', '么办', '款机'], ['取款机']],
  ['a word that goes on in few texts stays as it is', ['吞卡了', '吞卡怎么办', '吞卡三天'], ['吞卡'], ['吞卡']],
  ['a name within another is not told twice', ['未到账', '转账未到账'], ['到账', '未到'], ['未到账']],
  ['words of letters stay', ['app crashes', 'the app crashes'], ['crashes', 'app'], ['crashes', 'app']],
  ['traditional characters are read as simplified', ['提款機吞卡', '提款機壞了'], ['提款'], ['提款机']],
  ['of nothing but such words, they are told', ['怎么了', '怎么了呢'], ['怎么', '么了'], ['怎么', '么了']],
  ['no terms, no name', ATM, [], []],
])('%s', (_name, texts, terms, names) => {
  expect(themeNames(texts, terms)).toEqual(names)
})

it('no name is longer than ten characters, and there are at most four', () => {
  const text = '台风停电以后取款机吞卡无人处理客户排队'
  expect(themeNames([text, text], ['取款']).every((name) => name.length === 10)).toBe(true)
  expect(themeNames(['甲乙', '丙丁', '戊己', '庚辛', '壬癸'], ['甲乙', '丙丁', '戊己', '庚辛', '壬癸'])).toHaveLength(4)
})
