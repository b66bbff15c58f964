import { describe, expect, it } from 'vitest'
import { expectedKinds } from '#libs/dialogue/decide-turn.ts'
import {
  account,
  actsOf,
  amount,
  BANK,
  between,
  closed,
  cue,
  date,
  finds,
  flag,
  intent,
  last,
  level,
  NOON,
  noPhone,
  phone,
  picks,
  play,
  press,
  textOf,
  upset,
} from '#libs/dialogue/test-bank.ts'

const handOverOf = (turn: ReturnType<typeof last>) => {
  const found = turn.acts.find((act) => act.act === 'hand-over' || act.act === 'offer-call-back')
  if (found?.act !== 'hand-over' && found?.act !== 'offer-call-back') throw new Error('Nobody took over.')
  return found.handOver
}

describe('a dialogue', () => {
  it('says first that a bot speaks, and says it once', () => {
    const [first, second] = play(BANK, [['手续费多少', intent('fee-question')], '你好'])
    expect(first?.replies[0]).toMatchObject({ kind: 'words', code: 'i-am-bot' })
    expect(actsOf(first!)).toEqual(['introduce', 'answer', 'ask-if-helped'])
    expect(actsOf(second!)).not.toContain('introduce')
  })

  it('keeps a person one step away under everything it says', () => {
    const turns = play(BANK, ['你好', ['a', between('fee-question', 'hours-question')], ['b', intent('book-visit')]])
    for (const turn of turns) expect(turn.replies.at(-1)?.buttons.map(({ choice }) => choice)).toContain('person')
  })

  it('answers with the citation of the version in force', () => {
    const turn = last(play(BANK, [['手续费多少', intent('fee-question')]]))
    expect(turn.acts).toContainEqual({
      act: 'answer',
      article: 'fees',
      articleId: 'id-fees',
      version: 3,
      intent: 'fee-question',
    })
  })

  it('lets a person answer where the article has expired at this very instant', () => {
    expect(handOverOf(last(play(BANK, [['老问题', intent('old-question')]]))).why).toBe('no-current-answer')
    expect(actsOf(last(play(BANK, [['老问题', intent('old-question')]], 'zh-CN', NOON - 1)))).toContain('answer')
  })

  it('answers from a sure search only what is approved and in force', () => {
    expect(actsOf(last(play(BANK, [['x', finds('hours')]])))).toContain('answer')
    for (const code of ['expired', 'draft', 'tomorrow', 'missing'])
      expect(actsOf(last(play(BANK, [['x', finds(code)]])))).toEqual(['introduce', 'rephrase'])
  })

  it('counts as resolved only what the customer says is', () => {
    const asked = ['手续费多少', intent('fee-question')] as const
    expect(actsOf(last(play(BANK, [asked, '解决了'])))).toEqual(['resolved'])
    expect(actsOf(last(play(BANK, [asked, '谢谢'])))).toEqual(['small-talk'])
    expect(actsOf(last(play(BANK, [asked, '没有解决'])))).toEqual(['not-resolved'])
    expect(handOverOf(last(play(BANK, [asked, '没有解决', asked, '没用']))).why).toBe('not-helped')
  })

  it('opens again when the customer comes back after a resolved question', () => {
    const turns = play(BANK, [['手续费多少', intent('fee-question')], '解决了', ['几点开门', intent('hours-question')]])
    expect(turns[1]?.state.phase).toBe('closed')
    expect(last(turns).state.phase).toBe('open')
    expect(actsOf(last(turns))).toEqual(['answer', 'ask-if-helped'])
  })

  it('gives the same answer at most twice in a row', () => {
    const asked = ['手续费多少', intent('fee-question')] as const
    const turns = play(BANK, [asked, asked, asked])
    expect(textOf(turns[1]!)).toContain('这是我刚才给您的资料')
    expect(handOverOf(last(turns)).why).toBe('going-in-circles')
  })
})

describe('when it is unsure', () => {
  const torn = ['手续费还是时间', between('fee-question', 'hours-question', 'book-visit')] as const

  it('asks once with three buttons, something else and a person', () => {
    const [turn] = play(BANK, [torn])
    expect(turn?.replies.at(-1)?.buttons.map(({ choice }) => choice)).toEqual([
      'intent:fee-question',
      'intent:hours-question',
      'intent:book-visit',
      'else',
      'person',
    ])
  })

  it('takes a button, its label as words, or its number', () => {
    for (const line of [['', press('intent:hours-question')], '营业时间', ['第二个', picks(2)]] as const)
      expect(last(play(BANK, [torn, line])).acts).toContainEqual(expect.objectContaining({ article: 'hours' }))
  })

  it('asks for other words after "something else", and hands over when these are not understood either', () => {
    const turns = play(BANK, [torn, '都不是', '咕噜咕噜'])
    expect(actsOf(turns[1]!)).toEqual(['rephrase'])
    expect(handOverOf(last(turns)).why).toBe('unsure-twice')
  })

  it('hands over the second time in a row, and counts from the start after an answer', () => {
    expect(handOverOf(last(play(BANK, ['咕噜', '咕噜噜']))).why).toBe('unsure-twice')
    expect(actsOf(last(play(BANK, ['咕噜', ['几点开门', intent('hours-question')], '咕噜'])))).toEqual(['rephrase'])
  })

  it('offers no intent whose article is not in force', () => {
    const [turn] = play(BANK, [['x', between('old-question', 'fee-question')]])
    expect(turn?.acts.at(-1)).toEqual({ act: 'clarify', options: ['intent:fee-question'] })
  })
})

describe('a person', () => {
  it('takes over in the turn in which one is asked for, whatever is under way', () => {
    const before = [
      [],
      [['转账', intent('transfer-problem')]],
      ['咕噜'],
      [['x', between('fee-question', 'hours-question')]],
    ] as const
    for (const wish of [
      '人工',
      '我要找真人客服',
      '转人工！',
      'human',
      'I want to talk to a real person',
      ['', press('person')],
      ['算啦', cue('person')],
    ] as const)
      for (const lines of before) {
        const turn = last(play(BANK, [...lines, wish]))
        expect(handOverOf(turn).why).toBe('asked')
        expect(turn.state.phase).toBe('handed-over')
      }
  })

  it('is not interrupted afterwards', () => {
    const turn = last(play(BANK, ['人工', ['手续费多少', intent('fee-question')]]))
    expect(turn.replies).toEqual([])
    expect(actsOf(turn)).toEqual(['stay-silent'])
  })

  it('takes over when the customer is upset', () => {
    expect(handOverOf(last(play(BANK, [['你们到底行不行', upset]])))).toMatchObject({
      why: 'upset',
      urgency: 'priority',
      feeling: { isUpset: true, reasons: ['angry-words'] },
    })
  })

  it.each([
    ['self-harm', 'self-harm', 'immediate'],
    ['fraud', 'fraud', 'immediate'],
    ['death', 'bereavement', 'immediate'],
    ['regulator', 'regulator', 'immediate'],
    ['legal', 'legal', 'priority'],
    ['hardship', 'hardship', 'priority'],
  ] as const)('takes over at words of %s, with reason and urgency', (kind, why, urgency) => {
    expect(handOverOf(last(play(BANK, [['…', cue(kind)]])))).toMatchObject({ why, urgency })
  })

  it('hears the gravest of two risks', () => {
    expect(handOverOf(last(play(BANK, [['…', cue('fraud'), cue('self-harm'), cue('person')]]))).why).toBe('self-harm')
  })

  it('does not come for profanity or talk of leaving alone: these count in the mood', () => {
    expect(actsOf(last(play(BANK, [['手续费', intent('fee-question'), cue('profanity'), cue('churn')]])))).toContain(
      'answer',
    )
  })

  it('takes over matters that are for people', () => {
    expect(handOverOf(last(play(BANK, [['销户', intent('close-account')]])))).toMatchObject({
      why: 'intent-for-people',
      topic: 'account',
      scenario: { code: 'close-account' },
    })
  })
})

describe('with nobody there', () => {
  const night = closed(null)

  it('offers a call-back in the same turn, and promises it with the whole package', () => {
    const turns = play(BANK, [
      ['人工', night],
      ['请回电', night],
    ])
    expect(actsOf(turns[0]!)).toEqual(['introduce', 'offer-call-back'])
    expect(last(turns).acts).toEqual([
      expect.objectContaining({ act: 'promise-call-back', phone: null, opensAt: NOON + 72_000_000 }),
    ])
    expect(last(turns).state.phase).toBe('open')
  })

  it('asks for a number where there is none, thrice at most, then queues the matter', () => {
    const lines = [
      ['人工', night, noPhone],
      ['好的', night, noPhone],
    ] as const
    const given = last(play(BANK, [...lines, ['13812345678', phone('+8613812345678'), night, noPhone]]))
    expect(given.acts).toEqual([expect.objectContaining({ act: 'promise-call-back', phone: '+8613812345678' })])
    const never = play(BANK, [...lines, ['啊', night, noPhone], ['嗯？', night, noPhone], ['什么', night, noPhone]])
    expect(never.map((turn) => actsOf(turn).at(-1))).toEqual([
      'offer-call-back',
      'ask-phone',
      'ask-phone',
      'ask-phone',
      'hand-over',
    ])
  })

  it('promises nothing twice, and connects once people are back', () => {
    const promised = [
      ['人工', night],
      ['请回电', night],
    ] as const
    expect(actsOf(last(play(BANK, [...promised, ['人工', night]])))).toEqual(['call-back-stands'])
    expect(actsOf(last(play(BANK, [...promised, '人工'])))).toEqual(['hand-over'])
  })

  it('goes on answering meanwhile, and does not offer again because the mood lasts', () => {
    const turns = play(BANK, [
      ['人工', night],
      ['手续费', intent('fee-question'), night, upset],
      ['不用回电', night, upset],
      ['几点开门', intent('hours-question'), night, upset],
    ])
    expect(turns.map((turn) => actsOf(turn).at(-1))).toEqual([
      'offer-call-back',
      'answer',
      'decline-call-back',
      'ask-if-helped',
    ])
  })

  it('still reaches people at once for self-harm and fraud', () => {
    for (const kind of ['self-harm', 'fraud'] as const)
      expect(actsOf(last(play(BANK, [['…', cue(kind), night]])))).toContain('hand-over')
  })
})

describe('what is read next', () => {
  it('depends on what was asked', () => {
    const kinds = (lines: Parameters<typeof play>[1]) => expectedKinds(last(play(BANK, lines)).state, BANK)
    expect(kinds([['转账', intent('transfer-problem')]])).toEqual(['choice'])
    expect(kinds([['手机转账', intent('transfer-problem')]])).toEqual(['amount'])
    expect(kinds([['手机转账五千', intent('transfer-problem'), amount(5000)]])).toEqual(['date'])
    expect(kinds([['x', between('fee-question', 'hours-question')]])).toEqual(['choice'])
    expect(
      kinds([
        ['人工', closed(null), noPhone],
        ['好', noPhone, closed(null)],
      ]),
    ).toEqual(['phone'])
  })
})

describe('what the person gets', () => {
  it('is all that was said and tried, masked, with a summary in three languages', () => {
    const turn = last(
      play(BANK, [
        ['手续费多少', intent('fee-question')],
        ['手机转账五千没到', intent('transfer-problem'), amount(5000), date('2026-11-20')],
        ['6222020000001234567', account('6222020000001234567'), level(2)],
        ['人工', level(2), flag('vip')],
      ]),
    )
    const handed = handOverOf(turn)
    expect(handed).toMatchObject({
      why: 'asked',
      topic: 'payment',
      intent: { code: 'transfer-problem' },
      flow: { code: 'transfer', version: 5, step: 'check' },
      identityLevel: 2,
      transcript: { first: 'm1', last: 'm4', messages: 4 },
    })
    expect(handed.slots.map(({ slot, shown }) => [slot, shown.en])).toEqual([
      ['channel', '手机银行'],
      ['amount', '5,000'],
      ['day', '2026-11-20'],
      ['account', '****4567'],
    ])
    expect(handed.form).toEqual({ amount: { 'zh-CN': '5,000 元', 'zh-TW': '5,000 元', en: '5,000' } })
    expect(handed.tried.map(({ kind }) => kind)).toEqual(['article', 'flow'])
    expect(handed.summary).toMatchInlineSnapshot(`
      {
        "en": "About: 转账问题. Given: 渠道: 手机银行; 金额: 5,000; 日期: 2026-11-20; 账号: ****4567. Articles shown: fees. Flows used: 转账. Handed over because the customer asked for a person. Identity level L2. Messages from the customer: 4.",
        "zh-CN": "事项：转账问题。已提供：渠道：手机银行；金额：5,000 元；日期：2026-11-20；账号：****4567。已看过文章：fees。走过流程：转账。转人工原因：客户要求人工。核身等级 L2。客户共发 4 条消息。",
        "zh-TW": "事項：转账问题。已提供：渠道：手机银行；金额：5,000 元；日期：2026-11-20；账号：****4567。已看過文章：fees。走過流程：转账。轉真人原因：客戶要求真人服務。身分驗證等級 L2。客戶共傳送 4 則訊息。",
      }
    `)
    expect(JSON.stringify(turn)).not.toContain('6222020000001234567')
  })
})
