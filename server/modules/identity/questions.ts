import type { Queryable, Tx } from '#platform/database/database.ts'

/** A colleague as other modules show one. */
export interface PersonCard {
  readonly personId: string
  readonly displayName: string
  readonly agentNo: string
  readonly unitId: string
  readonly unitName: string
  readonly roles: readonly string[]
  readonly active: boolean
}

export interface UnitCard {
  readonly unitId: string
  readonly kind: 'head-office' | 'branch' | 'department' | 'team'
  readonly name: string
  /** null: the head office. */
  readonly parentId: string | null
}

export interface SkillLevel {
  readonly skill: string
  /** 1 trainee, 2 developing, 3 competent, 4 proficient, 5 expert. */
  readonly level: number
}

/** What other modules may ask identity. */
export interface IdentityQuestions {
  /** Cards of the people that exist among `personIds`, in any order. */
  people(db: Queryable, personIds: readonly string[]): Promise<readonly PersonCard[]>
  /** Skills valid on the local date `onDate` (`YYYY-MM-DD`), expired ones left out. */
  skillsOf(
    db: Queryable,
    personIds: readonly string[],
    onDate: string,
  ): Promise<ReadonlyMap<string, readonly SkillLevel[]>>
  /** The catalogue: whether a skill is still granted to people who do not hold it. Unknown codes are left out. */
  skillsOffered(db: Queryable, skills: readonly string[]): Promise<ReadonlyMap<string, boolean>>
  /** Everyone active who holds one of the roles, within these units and below (all units when empty). */
  peopleWithRole(db: Queryable, roles: readonly string[], unitIds: readonly string[]): Promise<readonly PersonCard[]>
  /** Every unit of the house. */
  units(db: Queryable): Promise<readonly UnitCard[]>
  /** The unit itself and every unit below it. */
  unitsBelow(db: Queryable, unitId: string): Promise<readonly string[]>
  /** Writes the audit fact of a reveal in the caller's transaction; the caller then shows the value. */
  recordReveal(
    tx: Tx,
    reveal: { readonly personId: string; readonly subject: string; readonly field: string; readonly purpose: string },
  ): Promise<void>
}
