import type { Me } from '#modules/identity/contract.ts'
import type { DeskShape } from '#modules/routing/contract.ts'
import { id, type World } from './world.ts'

/** The agent of the day, with what agents may do. */
export function mei(now: number): Me {
  return {
    personId: id(1),
    agentNo: '20318',
    displayName: '许文静',
    unitId: id(50),
    unitName: '借记卡一组',
    locale: 'zh-CN',
    theme: 'light',
    timeZone: 'Asia/Shanghai',
    roles: [{ role: 'agent', unitId: id(50), unitName: '借记卡一组' }],
    permissions: {
      'conversations.serve': 'own',
      'conversations.read': 'own',
      'customers.read': 'own',
      'customers.reveal': 'own',
      'knowledge.use': 'all',
      'routing.serve': 'own',
      'routing.callbacks': 'own',
      'routing.read-queues': 'all',
      'promises.read': 'own',
    },
    session: { sessionId: id(2), endsAt: now + 8 * 3_600_000, idleMinutes: 30 },
    hasPassword: true,
  }
}

export const QUEUES = {
  loss: { queueId: id(60), name: { 'zh-CN': '借记卡挂失', 'zh-TW': '金融卡掛失', en: 'Debit card loss' } },
  payment: { queueId: id(61), name: { 'zh-CN': '转账支付', 'zh-TW': '轉帳支付', en: 'Payments' } },
  expert: { queueId: id(62), name: { 'zh-CN': '争议专家', 'zh-TW': '爭議專家', en: 'Dispute experts' } },
} as const

export function deskOf(now: number): DeskShape {
  return {
    agentId: id(1),
    presence: 'busy',
    presenceSinceAt: now - 8_076_000,
    nextPresence: null,
    presenceReason: 'chosen',
    capacity: { points: 4, channels: { web: { cost: 1, most: 4 } } },
    usedPoints: 3,
    queueIds: [QUEUES.loss.queueId],
    offers: [],
    holdings: [],
    consults: [],
  }
}

export function targets(): World['targets'] {
  const queue = (one: { queueId: string; name: World['targets']['queues'][number]['name'] }, isExpert = false) => ({
    ...one,
    channel: 'web',
    isExpert,
    isOpen: one.queueId !== QUEUES.payment.queueId,
    waiting: 2,
    free: 3,
    estimatedSeconds: 40,
  })
  const agent = (number: number, name: string, unitName: string, isFree: boolean, queueId: string) => ({
    agentId: id(number),
    name,
    agentNo: String(20_000 + number),
    unitName,
    presence: isFree ? ('available' as const) : ('meal' as const),
    presenceSinceAt: Date.now() - 60_000,
    isFree,
    queueIds: [queueId],
  })
  return {
    queues: [queue(QUEUES.loss), queue(QUEUES.payment), queue(QUEUES.expert, true)],
    agents: [
      agent(11, '林晓梅', '借记卡一组', true, QUEUES.loss.queueId),
      agent(12, '王志强', '争议处理组', true, QUEUES.expert.queueId),
      agent(13, '陈嘉', '借记卡二组', false, QUEUES.loss.queueId),
    ],
  }
}
