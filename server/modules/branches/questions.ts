import type { Queryable } from '#platform/database/database.ts'

/** What other modules may ask of visits to branches. */
export interface BranchQuestions {
  /** What the branch wrote when it ended the visit; empty for nothing. Masked. */
  noteOf(db: Queryable, visitId: string): Promise<string>
}
