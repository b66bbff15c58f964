import { describe, expect, test } from 'vitest'
import { readSlots } from './read-slots.ts'

const read = (text: string) =>
  readSlots(text, { today: '2026-11-22' }).flatMap((slot) => (slot.kind === 'amount' ? [slot.value] : []))

/** Text, units of the currency, currency, bound. */
const AMOUNTS: readonly (readonly [string, number, string?, string?])[] = [
  ['三千五', 3500],
  ['三千五百', 3500],
  ['三千零五', 3005],
  ['三千零五十', 3050],
  ['两万', 20_000],
  ['一万二', 12_000],
  ['一万零二百', 10_200],
  ['十万八千', 108_000],
  ['一百二', 120],
  ['两百五', 250],
  ['一百零五块', 105],
  ['二十块', 20],
  ['十五块', 15],
  ['一亿三千万', 130_000_000],
  ['1.2亿', 120_000_000],
  ['3万5', 35_000],
  ['3.5万', 35_000],
  ['2万3千', 23_000],
  ['5千', 5_000],
  ['3百', 300],
  ['2w', 20_000],
  ['1.5k', 1_500],
  ['10K', 10_000],
  ['壹仟贰佰元整', 1_200],
  ['壹萬貳仟參佰元整', 12_300],
  ['伍拾万元', 500_000],
  ['柒佰捌拾玖元', 789],
  ['三块五', 3.5],
  ['三块五毛', 3.5],
  ['三块五毛二', 3.52],
  ['五块半', 5.5],
  ['五毛钱', 0.5],
  ['3块2', 3.2],
  ['3000元', 3_000],
  ['3,000.50元', 3_000.5],
  ['1,234,567.89元', 1_234_567.89],
  ['３０００元', 3_000],
  ['人民币500', 500, 'CNY'],
  ['500人民币', 500, 'CNY'],
  ['¥3,000.50', 3_000.5, 'CNY'],
  ['￥88', 88, 'CNY'],
  ['RMB 200', 200, 'CNY'],
  ['NT$3,000', 3_000, 'TWD'],
  ['新臺幣三萬五千元', 35_000, 'TWD'],
  ['三萬五千元台幣', 35_000],
  ['5000台幣', 5_000, 'TWD'],
  ['HK$1,500', 1_500, 'HKD'],
  ['三十萬港幣', 300_000, 'HKD'],
  ['800港元', 800, 'HKD'],
  ['US$50', 50, 'USD'],
  ['3000美元', 3_000, 'USD'],
  ['一千美金', 1_000, 'USD'],
  ['25欧元', 25, 'EUR'],
  ['€99.90', 99.9, 'EUR'],
  ['£20', 20, 'GBP'],
  ['100英镑', 100, 'GBP'],
  ['5000日元', 5_000, 'JPY'],
  ['$3,000', 3_000],
  ['20 dollars', 20],
  ['300 euros', 300, 'EUR'],
  ['fifty pounds', 50, 'GBP'],
  ['three thousand five hundred dollars', 3_500],
  ['two hundred and five dollars', 205],
  ['a hundred bucks', 100],
  ['half a million yuan', 500_000, 'CNY'],
  ['1.5 million', 1_500_000],
  ['twelve hundred', 1_200],
  ['twenty-five thousand', 25_000],
  ['5 grand', 5_000],
  ['两万多', 20_000, undefined, 'over'],
  ['三千余元', 3_000, undefined, 'over'],
  ['五千来块', 5_000, undefined, 'about'],
  ['不到五千块', 5_000, undefined, 'under'],
  ['大概五百左右', 500, undefined, 'about'],
  ['约三千元', 3_000, undefined, 'about'],
  ['三千元以上', 3_000, undefined, 'over'],
  ['五万以下', 50_000, undefined, 'under'],
  ['至少一万', 10_000, undefined, 'over'],
  ['over 20,000 yuan', 20_000, 'CNY', 'over'],
  ['less than 500 dollars', 500, undefined, 'under'],
  ['about 300 euros', 300, 'EUR', 'about'],
  ['转3000给我妈', 3_000],
  ['转账500', 500],
  ['扣了我199', 199],
  ['還了800', 800],
  ['transfer 3000 to my mother', 3_000],
  ['I paid 45 yesterday', 45],
  ['withdraw 600', 600],
]

describe('amounts', () => {
  for (const [text, units, currency, bound = 'exact'] of AMOUNTS)
    test(`${text} is ${units}`, () => {
      expect(read(text)).toEqual([{ minor: Math.round(units * 100), bound, ...(currency ? { currency } : {}) }])
    })

  test.each([
    ...[
      '3个月',
      '5天',
      '2026年',
      '第3次',
      '3%',
      '3.5%',
      '十分钟',
      '一下',
      '一个',
      '万一',
      '统一',
      '三点钟',
      '2次',
      '五张卡',
    ],
    ...[
      '3 months',
      '5 days',
      '20 years',
      '2 cards',
      'the second one',
      '3rd',
      '尾号1234',
      '验证码',
      'ending in 4321',
      '一個半月',
    ],
  ])('%s is no amount', (text) => {
    expect(read(text)).toEqual([])
  })

  test('a bare number is an amount when the question asked for one', () => {
    const slots = readSlots('3000', { today: '2026-11-22', expected: ['amount'] })
    expect(slots).toEqual([{ kind: 'amount', value: { minor: 300_000, bound: 'exact' }, span: [0, 4] }])
  })
})
