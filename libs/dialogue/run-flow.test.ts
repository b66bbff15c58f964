import { describe, expect, it } from 'vitest'
import { decideTurn } from '#libs/dialogue/decide-turn.ts'
import type { Turn } from '#libs/dialogue/dialogue.ts'
import {
  account,
  actsOf,
  amount,
  BANK,
  between,
  cue,
  date,
  flag,
  inputOf,
  intent,
  type Line,
  last,
  level,
  NOON,
  picks,
  play,
  press,
  TRANSFER,
  textOf,
  VISIT,
} from '#libs/dialogue/test-bank.ts'

const begin: Line = ['转账没到', intent('transfer-problem')]
const playL2 = (lines: readonly Line[]): Turn[] =>
  play(
    BANK,
    lines.map((line) => (typeof line === 'string' ? [line, level(2)] : [...line, level(2)])),
  )
const waitingOf = (turn: Turn) => turn.state.active?.waiting
const handOverOf = (turn: Turn) => turn.acts.flatMap((act) => (act.act === 'hand-over' ? [act.handOver] : []))[0]

describe('a flow', () => {
  it('makes its mandatory statements once, with the step and version they come from', () => {
    const turns = playL2([begin, '取款机', ['五千', amount(5000)]])
    const statements = turns.flatMap(({ replies }) => replies.filter((reply) => reply.kind === 'statement'))
    expect(statements.filter(({ isMandatory }) => isMandatory).map(({ step, version }) => [step, version])).toEqual([
      ['warning', 5],
      ['delay', 5],
    ])
  })

  it('takes several values out of one sentence and asks only for the rest', () => {
    const turn = last(
      playL2([['昨天用手机转了五千没到', intent('transfer-problem'), date('2026-11-21'), amount(5000)]]),
    )
    expect(turn.state.active?.slots).toMatchObject({
      channel: { value: 'app' },
      amount: { value: 5000 },
      day: { value: '2026-11-21' },
    })
    expect(waitingOf(turn)).toMatchObject({ for: 'slot', slot: 'account' })
  })

  it('goes to the end and hands over with everything', () => {
    const turn = last(playL2([begin, '手机', ['五千', amount(5000)], ['昨天', date('2026-11-21')], '不知道', '对']))
    expect(handOverOf(turn)).toMatchObject({ why: 'scenario', scenario: { code: 'trace' }, topic: 'payment' })
  })

  it('reads an option by its label, another word for it, a number or a button', () => {
    for (const line of ['自助机', '在取款机上', ['第二个', picks(2)], ['', press('option:channel:machine')]] as Line[])
      expect(last(playL2([begin, line])).state.active?.slots.channel?.value).toBe('machine')
  })

  it('asks again twice, then lets a person take over', () => {
    const turns = playL2([begin, '手机', '咕噜', '咕噜噜', '咕噜噜噜'])
    expect(turns.slice(1).flatMap(({ acts }) => acts)).toEqual([
      { act: 'ask', flow: 'transfer', slot: 'amount', attempt: 1 },
      { act: 'ask', flow: 'transfer', slot: 'amount', attempt: 2 },
      { act: 'ask', flow: 'transfer', slot: 'amount', attempt: 3 },
      expect.objectContaining({ act: 'hand-over' }),
    ])
    expect(handOverOf(last(turns))?.why).toBe('details-not-given')
    expect(textOf(turns[2]!)).toBe('我没有听清。金额是多少？')
  })

  it('goes on without what the customer would rather not say, unless it cannot', () => {
    const lines: Line[] = [begin, '手机', ['五千', amount(5000)]]
    const refused = last(playL2([...lines, '不想说']))
    expect(waitingOf(refused)).toMatchObject({ slot: 'account' })
    expect(handOverOf(last(playL2([begin, '手机', '不方便说'])))?.why).toBe('details-not-given')
  })

  it('shows what was not given as not given', () => {
    const turn = last(playL2([begin, '手机', ['五千', amount(5000)], '忘了', '跳过']))
    expect(textOf(turn)).toContain('5,000 元，未提供，手机银行，对吗？')
  })
})

describe('a correction', () => {
  const upToDay: Line[] = [begin, '手机', ['三千', amount(3000)]]

  it('takes the place of what was said, and the question stays', () => {
    const turn = last(playL2([...upToDay, ['不是，是五千', amount(5000)]]))
    expect(turn.state.active?.slots.amount?.value).toBe(5000)
    expect(turn.acts).toEqual([
      { act: 'correct', flow: 'transfer', slot: 'amount' },
      { act: 'ask', flow: 'transfer', slot: 'day', attempt: 1 },
    ])
    expect(textOf(turn)).toContain('金额改为 5,000 元')
  })

  it('takes effect on what follows from it', () => {
    const turn = last(playL2([...upToDay, ['说错了，是在取款机转的']]))
    expect(textOf(turn)).toContain('24 小时后到账。')
    expect(
      handOverOf(last(playL2([...upToDay, ['不是三千，是八万', amount(3000), amount(80_000)]])))?.scenario?.code,
    ).toBe('large')
  })

  it('is taken when everything is read back, with or without saying which', () => {
    const readBack: Line[] = [...upToDay, ['昨天', date('2026-11-21')], '跳过']
    expect(last(playL2([...readBack, ['不对，五千', amount(5000)]])).state.active?.slots.amount?.value).toBe(5000)
    const asked = playL2([...readBack, '不对', '金额', ['六千', amount(6000)], '对'])
    expect(asked[5]?.replies[0]?.buttons.map(({ choice }) => choice)).toEqual([
      'change:channel',
      'change:amount',
      'change:day',
      'person',
    ])
    expect(handOverOf(last(asked))?.slots.find(({ slot }) => slot === 'amount')?.shown.en).toBe('6,000')
  })
})

describe('an interruption', () => {
  it('is answered, and the flow goes on where it was', () => {
    const turn = last(playL2([begin, '手机', ['手续费多少？', intent('fee-question')]]))
    expect(actsOf(turn)).toEqual(['answer', 'resume', 'ask'])
    expect(waitingOf(turn)).toMatchObject({ slot: 'amount' })
    expect(turn.acts.at(-1)).toMatchObject({ attempt: 1 })
  })

  it('may come in the same breath as the answer', () => {
    const turn = last(playL2([begin, '手机', ['五千，手续费多少？', amount(5000), intent('fee-question')]]))
    expect(turn.state.active?.slots.amount?.value).toBe(5000)
    expect(actsOf(turn)).toEqual(['answer', 'resume', 'ask'])
  })

  it('may be another flow; the first comes back when that has ended', () => {
    const turns = playL2([begin, ['先帮我预约网点', intent('book-visit')], ['明天', date('2026-11-23')], '开户'])
    expect(turns[1]?.state.suspended.map(({ flow }) => flow)).toEqual(['transfer'])
    expect(actsOf(last(turns))).toEqual(['end-flow', 'resume', 'ask'])
    expect(last(turns).state.active?.flow).toBe('transfer')
  })

  it('may be a word of thanks, which is no wrong answer', () => {
    const turn = last(playL2([begin, '谢谢']))
    expect(actsOf(turn)).toEqual(['small-talk', 'resume', 'ask'])
    expect(turn.state.active?.attempts).toEqual({})
  })

  it('is not seen in a story told in answer to an open question', () => {
    const told = last(
      playL2([
        ['预约', intent('book-visit')],
        ['明天', date('2026-11-23')],
        ['转账的事', intent('transfer-problem')],
      ]),
    )
    expect(actsOf(told)).toEqual(['end-flow', 'ask-if-helped'])
  })

  it('by "never mind" lets the flow go', () => {
    const turn = last(playL2([begin, '算了']))
    expect(turn.acts).toEqual([{ act: 'cancel', flow: 'transfer' }])
    expect(turn.state.active).toBeNull()
    const both = last(playL2([begin, ['预约网点', intent('book-visit')], '算了']))
    expect(both.state.active?.flow).toBe('transfer')
  })

  it('by a complaint is heard first where there is a flow for it', () => {
    const complaint = { ...BANK.flows.visit!, code: 'complaint-intake' }
    const bank = { ...BANK, flows: { ...BANK.flows, 'complaint-intake': complaint } }
    const turn = last(play(bank, [begin, ['我要投诉', cue('complaint')]]))
    expect(turn.state.active?.flow).toBe('complaint-intake')
    expect(turn.state.suspended.map(({ flow }) => flow)).toEqual(['transfer'])
  })
})

describe('what the scenario demands', () => {
  it.each<[string, Line, string, string]>([
    ['an amount at the limit', ['五万', amount(50_000)], 'large', 'fraud'],
    ['an amount said to be over it', ['五万多', amount(50_000, 'over')], 'large', 'fraud'],
    ['words of a safe account', '他让我转到安全账户', 'safe-account', 'fraud'],
    ['the same words in traditional characters', '他叫我轉到安全賬戶', 'safe-account', 'fraud'],
    ['an elderly customer and a new payee', ['嗯', flag('elderly', 'new-payee')], 'elderly-new-payee', 'payment'],
  ])('brings a person at %s', (_, line, code, topic) => {
    expect(handOverOf(last(playL2([begin, '手机', line])))).toMatchObject({
      why: 'scenario',
      scenario: { code },
      topic,
    })
  })

  it('brings nobody below the limit', () => {
    expect(handOverOf(last(playL2([begin, '手机', ['四万九', amount(49_999)]])))).toBeUndefined()
  })
})

describe('an identity level', () => {
  const upTo: Line[] = [['用手机转的', intent('transfer-problem')], ['五千', amount(5000)], '忘了', '跳过']

  it('below the one needed is told how to get there, and reached the flow goes on', () => {
    const told = last(play(BANK, upTo))
    expect(told.acts.at(-1)).toEqual({ act: 'tell-identity', flow: 'transfer', needed: 2, held: 0 })
    expect(actsOf(last(play(BANK, [...upTo, ['已完成', level(2)]])))).toEqual(['confirm'])
  })

  it('not reached after three tries brings a person', () => {
    expect(handOverOf(last(play(BANK, [...upTo, '已完成', '已完成', '已完成'])))?.why).toBe('identity')
  })

  it('brings a person at once where the step says so', () => {
    const steps = TRANSFER.steps.map((step) =>
      step.kind === 'identity' ? { ...step, below: 'hand-over' as const } : step,
    )
    const bank = { ...BANK, flows: { ...BANK.flows, transfer: { ...TRANSFER, steps } } }
    expect(handOverOf(last(play(bank, upTo)))?.why).toBe('identity')
  })
})

describe('a release in the middle of a dialogue', () => {
  it('goes on in the new version with what is known', () => {
    const [before] = play(BANK, [['用手机转的', intent('transfer-problem')]])
    const steps = TRANSFER.steps.filter(({ id }) => id !== 'warning')
    const newer = { ...TRANSFER, version: 6, start: 'ask-channel', steps }
    const bank = { ...BANK, flows: { ...BANK.flows, transfer: newer } }
    const turn = decideTurn(before!.state, inputOf(['五千', amount(5000)], 'm2', 'zh-CN'), bank, NOON)
    expect(turn.state.active).toMatchObject({
      version: 6,
      slots: { channel: { value: 'app' }, amount: { value: 5000 } },
    })
    expect(turn.acts).toEqual([{ act: 'ask', flow: 'transfer', slot: 'day', attempt: 1 }])
  })

  it('that withdraws the flow brings a person', () => {
    const none = { ...BANK, flows: {} }
    expect(handOverOf(last(play(none, [begin])))?.why).toBe('flow-missing')
  })
})

describe('a story told with the first words', () => {
  const slots = { ...VISIT.slots, note: { ...VISIT.slots.note!, takesOpening: true } }
  const bank = { ...BANK, flows: { ...BANK.flows, visit: { ...VISIT, slots } } }
  const noteAfter = (text: string) => last(play(bank, [[text, intent('book-visit')]])).state.active?.slots.note?.value

  it('is taken, so that nobody has to tell it again', () => {
    expect(noteAfter('我想到网点改一下预留的手机号码')).toBe('我想到网点改一下预留的手机号码')
    expect(noteAfter('I would like to come in and change my phone number')).toContain('change my phone number')
  })

  it('is not seen in the mere wish to begin', () => {
    expect(noteAfter('预约网点')).toBeUndefined()
    expect(noteAfter('book a visit please')).toBeUndefined()
  })
})

describe('what was said before a clarification', () => {
  const unclear: Line = [
    '昨天用手机转的五千',
    between('fee-question', 'transfer-problem'),
    amount(5000),
    date('2026-11-21'),
    account('6222020000001234567'),
  ]

  it('counts in the flow that the button begins', () => {
    const turn = last(playL2([unclear, '转账问题']))
    expect(turn.state.active?.slots).toMatchObject({
      channel: { value: 'app' },
      amount: { value: 5000 },
      day: { value: '2026-11-21' },
    })
    expect(turn.acts.at(-1)).toMatchObject({ act: 'ask', slot: 'account' })
  })

  it('is kept without numbers of accounts, and for one turn', () => {
    const [first] = playL2([unclear])
    expect(JSON.stringify(first?.state.unclear)).not.toContain('6222020000001234567')
    expect(last(playL2([unclear, ['我要转账', intent('transfer-problem')]])).state.active?.slots).toEqual({})
  })
})

describe('a yes-or-no question', () => {
  const slots = { ...VISIT.slots, day: { ...VISIT.slots.day!, kind: 'yes-no' as const } }
  const bank = { ...BANK, flows: { visit: { ...VISIT, slots } } }
  const dayAfter = (text: string) =>
    last(play(bank, [['预约', intent('book-visit')], text])).state.active?.slots.day?.value

  it.each(['是', '有', '成功了', '有的，昨天就有', 'it worked', 'Yes, I think so'])('takes “%s” for a yes', (text) => {
    expect(dayAfter(text)).toBe(true)
  })
  it.each(['否', '没有', '不用了', '没有，一直没换', 'no nobody', "it didn't work", '还是不行'])(
    'takes “%s” for a no',
    (text) => {
      expect(dayAfter(text)).toBe(false)
    },
  )
  it.each(['有没有手续费', '咕噜', '是不是要收费'])('takes “%s” for neither', (text) => {
    expect(dayAfter(text)).toBeUndefined()
  })
  it('is left by a plain "never mind"', () => {
    expect(actsOf(last(play(bank, [['预约', intent('book-visit')], '算了'])))).toEqual(['cancel'])
  })
})
