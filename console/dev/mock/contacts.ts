import type { DeskContact, Message, MessageBody } from '#modules/conversations/contract.ts'
import { QUEUES } from './people.ts'
import { id, type World } from './world.ts'

type Customer = NonNullable<DeskContact['contact']['customer']>
type Written = readonly [secondsAgo: number, by: 'customer' | 'agent' | 'bot' | 'note' | 'notice', text: string]

interface Sketch {
  readonly number: number
  readonly customer: Partial<Customer> & Pick<Customer, 'maskedName'>
  readonly channel: string
  readonly topic: string | null
  readonly lane?: DeskContact['contact']['lane']
  readonly askedSecondsAgo: number
  /** Null: nobody has answered yet. */
  readonly firstResponseSecondsAgo: number | null
  readonly endedSecondsAgo?: number
  readonly unread: number
  readonly thread: readonly Written[]
}

const SKETCHES: readonly Sketch[] = [
  {
    number: 1,
    customer: { maskedName: '陈*蓉', tier: 'mass' },
    channel: 'web',
    topic: 'card-fee',
    askedSecondsAgo: 44,
    firstResponseSecondsAgo: null,
    unread: 1,
    thread: [[44, 'customer', '那我的年费能不能退？']],
  },
  {
    number: 2,
    customer: { maskedName: '周*浩', tier: 'gold' },
    channel: 'wechat',
    topic: 'instalment',
    askedSecondsAgo: 24,
    firstResponseSecondsAgo: null,
    unread: 2,
    thread: [
      [24, 'customer', '在吗'],
      [20, 'customer', '分期手续费怎么算的，比上个月多'],
    ],
  },
  {
    number: 3,
    customer: {
      maskedName: '林*珍',
      maskedPhone: '138****3391',
      tier: 'gold',
      vulnerabilityNeeds: ['speak-slowly', 'large-print', 'trusted-contact'],
      branchName: '城东支行',
      customerSince: '2009-05-12',
    },
    channel: 'app',
    topic: 'card-loss',
    lane: 'vulnerable',
    askedSecondsAgo: 104,
    firstResponseSecondsAgo: 88,
    unread: 1,
    thread: [
      [86_500, 'customer', '养老金怎么还没到'],
      [86_300, 'agent', '林阿姨您好，本月养老金今天下午到账，到账会有短信。'],
      [131, 'bot', '您好，我是智能客服机器人。请问要办理什么业务？'],
      [120, 'customer', '转人工'],
      [104, 'notice', 'agent-joined'],
      [104, 'customer', '姑娘，我卡找不到了，手机上说昨晚扣了1280，不是我花的，怎么办啊'],
      [
        88,
        'agent',
        '林阿姨您别急，我先帮您把卡锁住，钱就不会再动了，然后我们慢慢核对。请点一下我发的验证，不用把验证码告诉我。',
      ],
      [66, 'note', '3391 已临时止付 10:41:26（回执 ZF-77120）。陌生交易 POS 1,280.00，建议转争议组。'],
      [19, 'customer', '我刚才点了那个验证码，然后呢'],
    ],
  },
  {
    number: 4,
    customer: { maskedName: '孙*梅', tier: 'affluent' },
    channel: 'mail',
    topic: null,
    askedSecondsAgo: 4_000,
    firstResponseSecondsAgo: 3_980,
    unread: 0,
    thread: [
      [4_000, 'customer', '购汇需要什么材料？'],
      [3_980, 'agent', '您好，请补充一份用途说明，格式不限。'],
    ],
  },
  {
    number: 5,
    customer: { maskedName: '何*波' },
    channel: 'video',
    topic: null,
    lane: 'vip',
    askedSecondsAgo: 900,
    firstResponseSecondsAgo: 880,
    endedSecondsAgo: 22,
    unread: 0,
    thread: [
      [900, 'customer', '想改预留手机号'],
      [880, 'agent', '好的，请带身份证，约在 15:30 视频核身。'],
      [22, 'notice', 'contact-ended'],
    ],
  },
]

export function sketchContacts(now: number): Pick<World, 'desk' | 'threads' | 'customers' | 'former'> {
  const drawn = SKETCHES.map((sketch) => draw(sketch, now))
  return {
    desk: drawn.map(({ contact }) => contact),
    threads: new Map(
      drawn.map(({ contact, messages }) => [
        contact.contact.conversationId,
        { messages, readMarks: readTo(contact, messages) },
      ]),
    ),
    customers: drawn.flatMap(({ contact }) =>
      contact.contact.customer ? [{ ...contact.contact.customer, customerNo: '**** 3391' }] : [],
    ),
    former: drawn.slice(2, 3).flatMap(({ contact }) =>
      [3, 17, 30].map((days, place) => ({
        ...contact.contact,
        contactId: id(900 + place),
        channel: place === 1 ? 'web' : 'phone',
        askedAt: now - days * 86_400_000,
        endedAt: now - days * 86_400_000 + 300_000,
        state: 'closed' as const,
        reasonCode: ['payment.not-arrived', 'card.lost-stolen', 'account.limits'][place] ?? null,
        dispositionCode: place === 0 ? 'work-order' : 'resolved',
      })),
    ),
  }
}

/** The customer has read everything of ours but the last. */
function readTo({ lastSeq }: DeskContact, messages: readonly Message[]) {
  const ours = messages.findLast(({ author, audience }) => author.kind === 'agent' && audience === 'everyone')
  return [
    { reader: 'customer' as const, readerId: 'c', seq: ours?.seq ?? 0, at: 0 },
    { reader: 'agent' as const, readerId: id(1), seq: lastSeq, at: 0 },
  ]
}

function draw(sketch: Sketch, now: number): { readonly contact: DeskContact; readonly messages: Message[] } {
  const { number } = sketch
  const contactId = id(100 + number)
  const askedAt = now - sketch.askedSecondsAgo * 1000
  const at = (secondsAgo: number) => now - secondsAgo * 1000
  const messages = sketch.thread.map(([ago, by, text], place) => line(place + 1, at(ago), by, text, contactId))
  const last = messages.findLast(({ body }) => body.kind !== 'notice') ?? null
  const firstResponseAt = sketch.firstResponseSecondsAgo === null ? null : at(sketch.firstResponseSecondsAgo)
  const endedAt = sketch.endedSecondsAgo === undefined ? null : at(sketch.endedSecondsAgo)
  const customer: Customer = {
    customerId: id(200 + number),
    maskedPhone: null,
    tier: null,
    language: 'zh-CN',
    isKnown: true,
    vulnerabilityNeeds: [],
    managerId: null,
    branchName: null,
    customerSince: null,
    relationEndedOn: null,
    erasedAt: null,
    ...sketch.customer,
  }
  const contact: DeskContact = {
    contact: {
      contactId,
      reference: `S1121-08821${number}`,
      conversationId: id(300 + number),
      customer,
      channel: sketch.channel,
      language: 'zh-CN',
      topic: sketch.topic,
      lane: sketch.lane ?? 'ordinary',
      state: endedAt === null ? 'active' : 'wrap-up',
      queueId: QUEUES.loss.queueId,
      owner: { personId: id(1), name: '许文静', agentNo: '20318' },
      askedAt,
      offeredAt: askedAt,
      answeredAt: askedAt + 9_000,
      firstResponseAt,
      endedAt,
      endReason: endedAt === null ? null : 'agent-ended',
      reasonCode: null,
      dispositionCode: null,
    },
    role: 'owner',
    unreadCount: sketch.unread,
    lastSeq: messages.length,
    lastMessage: last,
    customerWaitingSince: last?.author.kind === 'customer' ? last.at : null,
    heldSince: null,
    promise:
      firstResponseAt === null
        ? {
            promiseId: id(400 + number),
            state: 'running',
            madeAt: askedAt,
            dueAt: askedAt + 30_000,
            warnAt: askedAt + 20_000,
            keptAt: null,
          }
        : null,
    wrapUp: {
      startedAt: endedAt,
      dueAt: endedAt === null ? null : endedAt + 60_000,
      finishedAt: null,
      isAutomatic: false,
      reasonCode: null,
      dispositionCode: null,
      summary: '',
    },
  }
  return { contact, messages }
}

function line(seq: number, at: number, by: Written[1], text: string, contactId: string): Message {
  const author: Message['author'] =
    by === 'customer'
      ? { kind: 'customer', id: 'c', name: null }
      : by === 'bot' || by === 'notice'
        ? { kind: by === 'bot' ? 'bot' : 'system', id: null, name: null }
        : { kind: 'agent', id: id(1), name: '许文静' }
  const values = { name: '许文静', agentNo: '20318', reason: 'agent-ended' }
  const body: MessageBody = by === 'notice' ? { kind: 'notice', code: text, values } : { kind: 'text', text }
  return { seq, at, contactId, author, audience: by === 'note' ? 'staff' : 'everyone', body, clientId: null }
}
