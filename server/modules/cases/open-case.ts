import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import type { Cause, Instant } from '#libs/facts/event.ts'
import { masked } from '#libs/masking/masked.ts'
import type { CaseDeps } from '#modules/cases/deps.ts'
import { caseOpened } from '#modules/cases/events.ts'
import type { NewCase } from '#modules/cases/questions.ts'
import { referenceFor } from '#modules/cases/reference.ts'
import { CASE, writeLine } from '#modules/cases/store.ts'
import { branchOrUnit, checkTarget, type TargetRefusal } from '#modules/cases/targets.ts'
import { type StoredTemplate, templateOf } from '#modules/cases/templates.ts'
import type { NewPromise } from '#modules/promises/questions.ts'
import { at, json, sql, type Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

export type OpenRefusal =
  | TargetRefusal
  | 'template-unknown'
  | 'field-missing'
  | 'deadline-passed'
  | 'unit-needed'
  | 'contact-of-another'
export interface OpenedCase {
  readonly caseId: string
  readonly reference: string
}
const DAY_MS = 86_400_000
const LONGEST_MS = 366 * DAY_MS

/** Opens a case of a template for a unit or a person of it; the house owes its end from now on. */
export async function openCase(
  deps: CaseDeps,
  tx: Tx,
  cause: Cause,
  wanted: NewCase,
): Promise<Outcome<OpenedCase, OpenRefusal>> {
  const { platform, asks } = deps
  const now = platform.clock.now()
  const template = await templateOf(tx, wanted.template)
  if (!template?.isOffered) return refused('template-unknown', 'Choose a template that is offered.')
  const fields = Object.fromEntries(
    template.fields.flatMap(({ code }) => {
      const value = wanted.fields?.[code]?.trim()
      return value ? [[code, masked(value)]] : []
    }),
  )
  const missing = template.fields.find(({ code, isNeeded }) => isNeeded && fields[code] === undefined)
  if (missing) return refused('field-missing', `Fill in ${missing.name.en}.`)
  if (wanted.dueAt !== undefined && (wanted.dueAt <= now || wanted.dueAt > now + LONGEST_MS))
    return refused('deadline-passed', 'Choose a deadline within a year from now.')
  const openerId = cause.kind === 'person' ? cause.id : null
  const [opener] = openerId === null ? [] : await asks.identity.people(tx, [openerId])
  const unitId = wanted.unitId ?? template.unitId ?? opener?.unitId
  if (unitId === undefined) return refused('unit-needed', 'Say which unit works on it.')
  const target = await checkTarget(asks.identity, tx, { unitId, ownerId: wanted.ownerId })
  if (!target.ok) return target
  const contact = wanted.contactId === null ? undefined : await asks.conversations.contactInHand(tx, wanted.contactId)
  if (contact && wanted.customerId !== null && wanted.customerId !== contact.customerId)
    return refused('contact-of-another', 'Name the contact or another customer, not both.')
  const caseId = newId(now)
  const { number } = await tx.one<{ number: number }>(sql`select nextval('cases.reference_number')::int number`)
  const reference = referenceFor(now, platform.config.TIME_ZONE, number)
  const customerId = contact?.customerId ?? wanted.customerId
  const conversationId = contact?.conversationId ?? null
  const isBranchReferral =
    target.value.kind === 'branch' &&
    opener !== undefined &&
    opener.unitId !== unitId &&
    (await branchOrUnit(asks.identity, tx, opener.unitId)) !== (await branchOrUnit(asks.identity, tx, unitId))
  const openedByUnitId = opener?.unitId ?? null
  const state = wanted.ownerId === null ? 'open' : 'in-work'
  await tx.run(sql`insert into cases."case" (id, reference, template, title, fields, customer_id, contact_id, conversation_id,
      topic, state, unit_id, owner_id, opened_by, opened_by_unit_id, opened_at, is_branch_referral)
    values (${caseId}, ${reference}, ${template.code}, ${masked(wanted.title)}, ${json(fields)}, ${customerId},
      ${wanted.contactId}, ${conversationId}, ${contact?.topic ?? null}, ${state}, ${unitId}, ${wanted.ownerId}, ${openerId},
      ${openedByUnitId}, ${at(now)}, ${isBranchReferral})`)
  await writeLine(tx, cause, caseId, now, { kind: 'opened', values: { unit: target.value.name } })
  await asks.promises.make(
    tx,
    cause,
    await promiseFor(deps, tx, template, { caseId, reference, now, unitId, ...wanted }),
  )
  const topic = contact?.topic ?? null
  const { ownerId, contactId } = wanted
  await platform.log.announce(tx, cause, [
    caseOpened.of(caseId, now, {
      caseId,
      reference,
      template: template.code,
      customerId,
      contactId,
      topic,
      unitId,
      ownerId,
      isBranchReferral,
      openedByUnitId,
    }),
  ])
  return done({ caseId, reference })
}

interface Promised {
  readonly caseId: string
  readonly reference: string
  readonly now: Instant
  readonly unitId: string
  readonly ownerId: string | null
  readonly dueAt?: Instant
}

/** By the instant that was asked for, or by the days of the template. */
export async function promiseFor(
  { asks }: CaseDeps,
  tx: Tx,
  template: Pick<StoredTemplate, 'dueDays' | 'calendar'>,
  { caseId, reference, now, unitId, ownerId, dueAt }: Promised,
): Promise<NewPromise> {
  return {
    kind: CASE,
    about: { kind: CASE, id: caseId },
    ownerId,
    unitId,
    queueId: null,
    madeAt: now,
    allowance: await allowance(),
    warnAtRemainingMs: [DAY_MS],
    title: reference,
  }

  async function allowance(): Promise<NewPromise['allowance']> {
    if (dueAt !== undefined) return { kind: 'elapsed', ms: dueAt - now }
    const { dueDays: days, calendar } = template
    if (calendar === null || !(await asks.promises.calendar(tx, calendar)))
      return { kind: 'elapsed', ms: days * DAY_MS }
    return { kind: 'working-days', days, calendar }
  }
}
