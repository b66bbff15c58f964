import { z } from 'zod'
import { date, instant, words } from '#modules/rosters/wire-contract.ts'

/** Overtime and early leave as they are offered, and extra shifts for which people bid. */

export const STAFFING_KINDS = ['overtime', 'early-leave'] as const

/** `POST /api/rosters/offers` */
export const staffingOfferBody = z.strictObject({
  kind: z.enum(STAFFING_KINDS),
  queueId: z.uuid().describe('To those who can take its contacts'),
  seconds: z
    .int()
    .min(900)
    .max(4 * 3600)
    .multipleOf(900)
    .describe('Added at the end of the shift, or left off it'),
  endsFrom: instant.describe('To those whose shift ends from then on'),
  endsBefore: instant,
  wanted: z.int().min(1).max(1000).describe('People; it ends when so many have accepted'),
  expiresAt: instant,
  reason: words.max(300),
})
export type StaffingOfferBody = z.output<typeof staffingOfferBody>
export const staffingOffer = z
  .object({
    offerId: z.uuid(),
    kind: z.enum(STAFFING_KINDS),
    queueId: z.uuid(),
    seconds: z.int(),
    endsFrom: instant,
    endsBefore: instant,
    wanted: z.int(),
    expiresAt: instant,
    reason: z.string(),
    madeAt: instant,
    madeBy: z.string().nullable().describe('Name; null: the house'),
    state: z.enum(['open', 'filled', 'expired', 'withdrawn']),
    accepted: z.array(z.string()).describe('Names, in the order of their word'),
    declined: z.int(),
  })
  .meta({ id: 'StaffingOffer' })
export type StaffingOffer = z.infer<typeof staffingOffer>
/** `GET /api/rosters/offers`: of the last two weeks, the latest first. */
export const staffingOfferList = z.object({ asOf: instant, offers: z.array(staffingOffer) })
export const offerMade = z.object({ offerId: z.uuid() })

/** `GET /api/rosters/own/offers`: those whom the rules allow see it. */
export const ownOffer = z
  .object({
    offerId: z.uuid(),
    kind: z.enum(STAFFING_KINDS),
    date,
    startsAt: instant,
    endsAt: instant.describe('As the shift is now'),
    newEndsAt: instant,
    left: z.int().describe('Places'),
    expiresAt: instant,
    reason: z.string(),
  })
  .meta({ id: 'OwnOffer' })
export type OwnOffer = z.infer<typeof ownOffer>

export const BID_RULES = ['first-come', 'fairness'] as const

/** `POST /api/rosters/open-shifts` */
export const openShiftBody = z.strictObject({
  unitId: z.uuid().describe('To everyone in it and below it'),
  queueId: z.uuid().describe('Who can take its contacts'),
  contractId: z.uuid().describe('Whose kind of shift it is'),
  kindId: z.string().trim().min(1).max(40),
  startsAt: instant,
  wanted: z.int().min(1).max(1000),
  rule: z.enum(BID_RULES),
  closesAt: instant.describe('Bids are taken until then'),
  reason: words.max(300),
})
export const openShift = z
  .object({
    openShiftId: z.uuid(),
    unitId: z.uuid(),
    unitName: z.string(),
    queueId: z.uuid(),
    date,
    kindId: z.string(),
    startsAt: instant,
    endsAt: instant,
    wanted: z.int(),
    rule: z.enum(BID_RULES),
    closesAt: instant,
    reason: z.string(),
    state: z.enum(['open', 'decided', 'withdrawn']),
    won: z.array(z.string()).describe('Names'),
    waiting: z.int().describe('Bids without an answer yet'),
  })
  .meta({ id: 'OpenShift' })
export type OpenShift = z.infer<typeof openShift>
/** `GET /api/rosters/open-shifts`: of the last two weeks, the latest first. */
export const openShiftList = z.object({ asOf: instant, openShifts: z.array(openShift) })
export const openShiftMade = z.object({ openShiftId: z.uuid() })

/** In `GET /api/rosters/own/offers`: what one could work in addition, and the bids one made. */
export const ownOpenShift = z
  .object({
    openShiftId: z.uuid(),
    date,
    kindId: z.string(),
    startsAt: instant,
    endsAt: instant,
    left: z.int(),
    rule: z.enum(BID_RULES),
    closesAt: instant,
    reason: z.string(),
    bid: z.enum(['waiting', 'won', 'lost', 'withdrawn']).nullable(),
  })
  .meta({ id: 'OwnOpenShift' })
export type OwnOpenShift = z.infer<typeof ownOpenShift>
export const ownOffers = z.object({ asOf: instant, offers: z.array(ownOffer), openShifts: z.array(ownOpenShift) })
export type OwnOffers = z.infer<typeof ownOffers>
/** `POST /api/rosters/own/open-shifts/{openShiftId}/bid`: won at once, or waiting to be decided. */
export const bidReply = z.object({ state: z.enum(['won', 'waiting']) })
