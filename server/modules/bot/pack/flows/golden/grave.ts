import { amount, cue, date, intent } from '#libs/dialogue/test-bank.ts'
import type { Said } from '../test-flows.ts'

/** Where a person comes soon or at once. */
export const GRAVE: Readonly<Record<string, readonly Said[]>> = {
  'scam-report': [
    [
      ['我被骗了，昨天转了三万给骗子', '我被騙了，昨天匯了三萬給騙子', 'I was scammed and sent 30,000 yesterday'],
      cue('fraud'),
      amount(30_000),
      date('2026-11-21'),
    ],
  ],
  bereavement: [
    [['怎么办理存款继承', '怎麼辦理存款繼承', 'how do I settle an estate'], intent('bereavement')],
    [['我是他妻子', '我是他妻子', 'I am his wife']],
    [['不知道', '不知道', "I don't know"]],
    [['没有', '沒有', 'no']],
    [['打电话吧', '電話', 'by phone please']],
  ],
  'bereavement-at-once': [[['我父亲上个月去世了', '我父親上個月過世了', 'my father died last month'], cue('death')]],
  'complaint-intake': [
    [['我要投诉', '我要客訴', 'I want to complain'], cue('complaint')],
    [
      [
        '上周在网点排队两个小时，柜员态度很差',
        '上週在分行排隊兩個小時，櫃員態度很差',
        'I queued two hours at the branch last week and the clerk was rude',
      ],
    ],
    [['请你们道歉并改进', '請你們道歉並改進', 'an apology, and do better']],
    [['没有', '沒有', 'no']],
    [['打电话给我', '打電話給我', 'by phone']],
    [['对', '對', 'yes']],
  ],
  'complaint-regulator': [
    [['再不处理我就打12378', '再不處理我就找金管會', 'I will go to the ombudsman'], cue('regulator')],
  ],
  'self-harm-or-threat': [[['我不想活了', '我不想活了', 'I want to end my life'], cue('self-harm')]],
}
