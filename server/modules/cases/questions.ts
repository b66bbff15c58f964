import type { Cause, Instant } from '#libs/facts/event.ts'
import type { CaseCard } from '#modules/cases/contract.ts'
import type { Actor } from '#platform/access.ts'
import type { Queryable, Tx } from '#platform/database/database.ts'

export interface NewCase {
  /** Code of a template that is offered; `general` always is there. */
  readonly template: string
  /** What it is about, in a line; masked before it is kept. */
  readonly title: string
  readonly customerId: string | null
  readonly contactId: string | null
  /** Whose work it is; left out: the unit of the template, or else that of who opens it. */
  readonly unitId?: string
  /** Null: whoever of the unit takes it. */
  readonly ownerId: string | null
  /** By when; left out: by the days of the template. */
  readonly dueAt?: Instant
  readonly fields?: Readonly<Record<string, string>>
}

/** What other modules may ask of cases. Calls with `tx` are part of the caller's transaction. */
export interface CaseQuestions {
  /** Opens a case with its promise. Faults when template, unit or owner do not exist: ask only for what does. */
  openCase(tx: Tx, cause: Cause, wanted: NewCase): Promise<{ readonly caseId: string; readonly reference: string }>
  /** Cases of a customer, open ones first, then the latest; who may see them is asked apart. At most `limit`. */
  casesOf(db: Queryable, customerId: string, limit: number): Promise<readonly CaseCard[]>
  /** Those of a customer that this person may open. */
  casesSeenBy(db: Queryable, actor: Actor, customerId: string, limit: number): Promise<readonly CaseCard[]>
  /** Whether this person may open it; false for a case that does not exist. */
  isSeen(db: Queryable, actor: Actor, caseId: string): Promise<boolean>
  cards(db: Queryable, caseIds: readonly string[]): Promise<readonly CaseCard[]>
  /** Writes a line into a case, in the caller's transaction: what another module did about it. Masked. */
  note(tx: Tx, cause: Cause, caseId: string, text: string): Promise<void>
  /** Ends a case on behalf of what it belongs to: its promise is kept. A case that has ended stays as it is. */
  solve(tx: Tx, cause: Cause, caseId: string, outcome: string): Promise<void>
}
