import { type ActivityInstance, type ActivityRoster, type ActivityShift, clockOf, RULES } from './instance.ts'

export type ActivityRule =
  | 'unknown-task'
  | 'outside-horizon'
  | 'start-time'
  | 'one-shift-a-day'
  | 'shift-length'
  | 'activity-length'
  | 'rest'
  | 'days-in-a-row'
  | 'least-minutes'
  | 'most-minutes'
  | 'cover'

export interface ActivityViolation {
  readonly rule: ActivityRule
  /** null for the cover. */
  readonly person: string | null
  /** Slot at fault; null where the whole roster of the person is. */
  readonly slot: number | null
  readonly found: number
  readonly allowed: number
}

export interface ActivityVerdict {
  readonly violations: readonly ActivityViolation[]
  /** Sum over slots and tasks of the square of who is too many. */
  readonly cost: number
}

/** Judges a roster by the rules alone; it shares no code with the search, so that each can catch the other out. */
export function checkActivityRoster(instance: ActivityInstance, roster: ActivityRoster): ActivityVerdict {
  const violations: ActivityViolation[] = []
  const present = instance.least.map(() => 0)
  for (const [index, { id, leastMinutes, mostMinutes }] of instance.people.entries()) {
    const shifts = (roster[index] ?? []).toSorted((first, second) => first.start - second.start)
    for (const shift of shifts) {
      violations.push(...shiftFaults(instance, id, shift))
      markPresent(instance, shift, present)
    }
    violations.push(...betweenFaults(id, shifts))
    const minutes = shifts.reduce((sum, shift) => sum + lengthOf(shift) * 15, 0)
    const whole = { person: id, slot: null, found: minutes }
    if (minutes < leastMinutes) violations.push({ rule: 'least-minutes', ...whole, allowed: leastMinutes })
    if (minutes > mostMinutes) violations.push({ rule: 'most-minutes', ...whole, allowed: mostMinutes })
  }
  let cost = 0
  for (const [cell, found] of present.entries()) {
    const least = instance.least[cell] ?? 0
    const over = found - (instance.most[cell] ?? 0)
    const slot = Math.floor(cell / instance.tasks)
    if (found < least) violations.push({ rule: 'cover', person: null, slot, found, allowed: least })
    if (over > 0) cost += over * over
  }
  return { violations, cost }
}

const lengthOf = ({ activities }: ActivityShift) => activities.reduce((sum, { slots }) => sum + slots, 0)

function* shiftFaults(
  { days, tasks }: ActivityInstance,
  person: string,
  shift: ActivityShift,
): Generator<ActivityViolation> {
  const length = lengthOf(shift)
  const place = { person, slot: shift.start }
  const { slotOfDay } = clockOf(shift.start)
  if (shift.start < 0 || shift.start + length > days * 96)
    yield { rule: 'outside-horizon', ...place, found: shift.start + length, allowed: days * 96 }
  if (!RULES.startWindows.some(([from, to]) => slotOfDay >= from && slotOfDay <= to))
    yield { rule: 'start-time', ...place, found: slotOfDay, allowed: 0 }
  if (length < 24) yield { rule: 'shift-length', ...place, found: length, allowed: 24 }
  if (length > 40) yield { rule: 'shift-length', ...place, found: length, allowed: 40 }
  let slots = 0
  for (const [index, { task, slots: more }] of shift.activities.entries()) {
    if (!(task >= 0 && task < tasks)) yield { rule: 'unknown-task', ...place, found: task, allowed: tasks - 1 }
    slots = shift.activities[index - 1]?.task === task ? slots + more : more
    const isLast = shift.activities[index + 1]?.task !== task
    if (isLast && slots < 4) yield { rule: 'activity-length', ...place, found: slots, allowed: 4 }
  }
}

function* betweenFaults(person: string, shifts: readonly ActivityShift[]): Generator<ActivityViolation> {
  let inARow = 0
  for (const [index, shift] of shifts.entries()) {
    const before = shifts[index - 1]
    const place = { person, slot: shift.start }
    const dayGap = before ? clockOf(shift.start).day - clockOf(before.start).day : Number.POSITIVE_INFINITY
    if (dayGap === 0) yield { rule: 'one-shift-a-day', ...place, found: 2, allowed: 1 }
    if (before) {
      const rest = shift.start - before.start - lengthOf(before)
      if (rest < 56) yield { rule: 'rest', ...place, found: rest, allowed: 56 }
    }
    inARow = dayGap <= 1 ? inARow + dayGap : 1
    if (inARow === 6 && dayGap === 1) yield { rule: 'days-in-a-row', ...place, found: inARow, allowed: 5 }
  }
}

function markPresent({ tasks }: ActivityInstance, shift: ActivityShift, present: number[]): void {
  let slot = shift.start
  for (const { task, slots } of shift.activities)
    for (const end = slot + slots; slot < end; slot += 1) {
      const cell = slot * tasks + task
      if (present[cell] !== undefined) present[cell] += 1
    }
}
