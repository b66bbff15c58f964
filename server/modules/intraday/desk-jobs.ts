import { PROPOSALS, type ProposalKind } from '#modules/intraday/contract.ts'
import { dayOf } from '#modules/intraday/curve.ts'
import type { Desk } from '#modules/intraday/desk.ts'
import type { Draft, Making } from '#modules/intraday/draft.ts'
import { moveBreaks } from '#modules/intraday/move-breaks.ts'
import { moveActivities, trainInIdleTime } from '#modules/intraday/off-phone.ts'
import { offerEarlyLeave, offerOvertime } from '#modules/intraday/offer-work.ts'
import { pullCrossSkilled } from '#modules/intraday/pull-cross-skilled.ts'
import { isUseful } from '#modules/intraday/rails.ts'
import { announcePeaks, offerCallbacks } from '#modules/intraday/relieve-queue.ts'
import { asWeighed, targetIn, type WeighedDraft, weigh } from '#modules/intraday/weigh.ts'

/** What the desk works out on its thread. Plain data in and out; what takes long on a large floor. */
export type DeskJob =
  /** The day of every queue. */
  | { readonly kind: 'days'; readonly desk: Desk }
  /** What could be done, before the rules have spoken. */
  | { readonly kind: 'drafts'; readonly making: Making; readonly kinds: readonly ProposalKind[]; readonly zone: string }
  /** What each would bring, in the order of levers, then by that; without those that bring nothing. */
  | { readonly kind: 'weigh'; readonly desk: Desk; readonly drafts: readonly Draft[] }

export interface DeskResults {
  readonly days: ReadonlyMap<string, ReturnType<typeof dayOf>>
  readonly drafts: readonly Draft[]
  readonly weigh: readonly WeighedDraft[]
}
export type DeskResult = DeskResults[keyof DeskResults]

const MAKERS: Readonly<Record<ProposalKind, (making: Making, zone: string) => readonly Draft[]>> = {
  'move-breaks': moveBreaks,
  'move-activities': moveActivities,
  'pull-cross-skilled': pullCrossSkilled,
  callback: offerCallbacks,
  'bot-message': announcePeaks,
  overtime: offerOvertime,
  'early-leave': offerEarlyLeave,
  training: trainInIdleTime,
}

export function doDeskJob(job: DeskJob): DeskResult {
  switch (job.kind) {
    case 'days':
      return new Map(job.desk.queues.map((queue) => [queue.info.queueId, dayOf(job.desk, queue)]))
    case 'drafts':
      return job.kinds.flatMap((kind) => MAKERS[kind](job.making, job.zone))
    case 'weigh':
      return weighAll(job.desk, job.drafts)
  }
}

function weighAll(desk: Desk, drafts: readonly Draft[]): readonly WeighedDraft[] {
  const rank = (kind: ProposalKind) => PROPOSALS.indexOf(kind)
  return drafts
    .map((draft) => weigh(desk, draft))
    .filter((weighed) => isUseful(asWeighed(weighed), targetIn(desk)))
    .sort((x, y) => rank(x.kind) - rank(y.kind) || y.content.effect.inTime - x.content.effect.inTime)
}
