import type { DeskContact } from '#modules/conversations/contract.ts'
import type { WorkKind } from '#modules/routing/contract.ts'
import type { Language } from '../../seed/bank/customers.ts'
import { TOPIC_PLANS, type TopicCode } from '../../seed/bank/topics.ts'
import { type Chance, pick, pickWeighted, wholeBetween } from '../../seed/chance.ts'
import { acceptSeconds, clamp, exponential, greetSeconds, workSeconds } from '../pace.ts'

/** What an agent does with what rings, after so many real seconds. */
export type OfferHabit =
  | { readonly kind: 'accept'; readonly afterSeconds: number }
  | { readonly kind: 'decline'; readonly afterSeconds: number; readonly reason: 'unwell' | 'technical' | 'other' }
  | { readonly kind: 'miss' }

const SHARE_MISSED = 0.035
const SHARE_DECLINED = 0.01

/** A colleague who transfers or asks, and a customer who is owed a call, are never left ringing. */
export function offerHabit(chance: Chance, kind: WorkKind): OfferHabit {
  const luck = chance()
  if (kind === 'contact' && luck < SHARE_MISSED) return { kind: 'miss' }
  if (luck < SHARE_MISSED + SHARE_DECLINED)
    return {
      kind: 'decline',
      afterSeconds: wholeBetween(chance, 2, 6),
      reason: pick(chance, ['unwell', 'technical', 'other']),
    }
  return { kind: 'accept', afterSeconds: acceptSeconds(chance) }
}

/** How one contact will go, as far as it is up to the agent. Times are seconds of the simulated day. */
export interface ContactHabit {
  /** To the first words, in real seconds. */
  readonly greetAfterSeconds: number
  /** Work on the next answer. */
  readonly answerSeconds: () => number
  /** Before which answer the contact goes to colleagues; null: not at all. */
  readonly transferAt: number | null
  readonly holdAt: number | null
  readonly holdSeconds: number
}

const SHARE_DISTRACTED = 0.02
const SHARE_TRANSFERRED = 0.07
const SHARE_HELD = 0.08
const USUAL_ANSWERS = 2.2
/** Elsewhere with their thoughts: the first words come too late for what was promised. */
const DISTRACTED_SECONDS = 33

/** @param isFirst nobody has spoken yet; who was transferred once is not sent on again */
export function contactHabit(chance: Chance, topic: TopicCode | null, isFirst: boolean): ContactHabit {
  const work = workSeconds(chance, topic)
  const isTransferred = isFirst && chance() < SHARE_TRANSFERRED
  return {
    greetAfterSeconds: greetSeconds(chance) + (isFirst && chance() < SHARE_DISTRACTED ? DISTRACTED_SECONDS : 0),
    answerSeconds: () => clamp((work / USUAL_ANSWERS) * (0.6 + 0.8 * chance()), 4, 600),
    transferAt: isTransferred ? wholeBetween(chance, 1, 2) : null,
    holdAt: chance() < SHARE_HELD ? wholeBetween(chance, 1, 2) : null,
    holdSeconds: clamp(exponential(chance, 60), 15, 180),
  }
}

export interface Break {
  readonly presence: 'break' | 'meal' | 'training' | 'meeting' | 'cool-down'
  readonly seconds: number
}

const MEAN_WORK_BETWEEN_BREAKS_SECONDS = 2 * 3600

export const secondsToNextBreak = (chance: Chance): number =>
  clamp(exponential(chance, MEAN_WORK_BETWEEN_BREAKS_SECONDS), 20 * 60, 4 * 3600)

export function nextBreak(chance: Chance): Break {
  return pickWeighted<Break>(chance, [
    [{ presence: 'break', seconds: 13 * 60 }, 66],
    [{ presence: 'meal', seconds: 42 * 60 }, 22],
    [{ presence: 'training', seconds: 25 * 60 }, 6],
    [{ presence: 'meeting', seconds: 20 * 60 }, 6],
  ])
}

/** After someone who was upset, some take a few minutes. */
export function coolDown(chance: Chance, wasUpset: boolean): Break | null {
  return wasUpset && chance() < 0.08 ? { presence: 'cool-down', seconds: 6 * 60 } : null
}

/** Reasons of the house's tree that fit a topic; the first that exists is taken, in a random order. */
export const REASONS_BY_TOPIC: Readonly<Record<TopicCode, readonly string[]>> = {
  'card-loss': ['card.lost-stolen', 'card.lost-stolen', 'card.replacement', 'card.swallowed', 'risk.block'],
  'scam-report': ['risk.scam-report', 'risk.scam-report', 'risk.suspicious-call', 'risk.identity-theft'],
  payment: ['payment.not-arrived', 'payment.wrong-payee', 'payment.limit', 'payment.how-to', 'payment.direct-debit'],
  account: ['account.open', 'account.change-details', 'account.statement', 'account.dormant', 'account.limits'],
  digital: ['digital.login', 'digital.password', 'digital.face-check', 'digital.device', 'digital.outage'],
  'credit-card': [
    'credit-card.bill',
    'credit-card.bill',
    'credit-card.annual-fee',
    'credit-card.instalment',
    'credit-card.points',
  ],
  repayment: ['credit-card.negotiation', 'credit-card.negotiation', 'credit-card.overdue', 'loan.hardship'],
  loan: ['loan.progress', 'loan.early-repayment', 'loan.mortgage-enquiry', 'loan.rate', 'loan.settlement-proof'],
  wealth: ['wealth.product-enquiry', 'wealth.redemption', 'wealth.risk-test', 'wealth.loss', 'wealth.maturity'],
  insurance: ['insurance.claim-report', 'insurance.claim-progress', 'insurance.renewal', 'insurance.cover-enquiry'],
  fx: ['fx.remittance', 'fx.rate', 'fx.purchase', 'fx.documents'],
  freeze: ['account.freeze-inquiry', 'risk.unblock'],
  bereavement: ['special.bereavement'],
  complaint: ['voice.complaint', 'voice.complaint', 'voice.suggestion', 'voice.praise', 'voice.complaint-progress'],
}

/** @param known codes of the house that are in use, at least one */
export function reasonFor(chance: Chance, topic: TopicCode | null, known: readonly string[]): string {
  const fitting = topic === null ? [] : REASONS_BY_TOPIC[topic].filter((code) => known.includes(code))
  return pick(chance, fitting.length > 0 ? fitting : known)
}

/** @param known codes of the house that are in use, at least one */
export function dispositionFor(chance: Chance, hadAnswer: boolean, known: readonly string[]): string {
  const weights: readonly (readonly [string, number])[] = hadAnswer
    ? [
        ['resolved', 70],
        ['answered-self-service', 12],
        ['follow-up', 8],
        ['work-order', 5],
        ['branch-referral', 4],
        ['unresolved', 1],
      ]
    : [
        ['customer-left', 75],
        ['no-request', 25],
      ]
  const fitting = weights.filter(([code]) => known.includes(code))
  return fitting.length > 0 ? pickWeighted(chance, fitting) : pick(chance, known)
}

export const isTopic = (topic: string | null): topic is TopicCode =>
  topic !== null && TOPIC_PLANS.some(({ code }) => code === topic)

/** The language to answer in. */
export const languageOf = ({ language }: { readonly language: string }): Language =>
  language === 'zh-TW' || language === 'en' ? language : 'zh-CN'

/** Contacts of the desk that are this person's to serve now, and those whose wrap-up is. */
export const isInTalk = ({ role, contact }: DeskContact): boolean =>
  role === 'owner' && (contact.state === 'active' || contact.state === 'held')
export const isInWrapUp = ({ role, contact }: DeskContact): boolean => role === 'owner' && contact.state === 'wrap-up'
