import { done, type Outcome, refused } from '#libs/facts/decision.ts'
import { sql } from '#platform/database/database.ts'
import { addPeopleIn } from './add-people.ts'
import { bySystem } from './authority.ts'
import type { locales } from './contract.ts'
import type { IdentityDeps } from './deps.ts'
import { rememberDevice } from './devices.ts'
import { type PasswordFault, passwordFault } from './password-rules.ts'
import { type Origin, openSession } from './sessions.ts'
import type { SignedIn } from './sign-in.ts'
import { anyoneExists } from './store.ts'
import { addUnitIn, headOffice, lockTree } from './units.ts'

export interface SetUp {
  readonly organisationName: string
  readonly displayName: string
  readonly agentNo: string
  readonly password: string
  readonly locale: (typeof locales)[number]
  readonly origin: Origin
}

export type SetUpRefusal = 'already-set-up' | 'too-busy' | PasswordFault

/** The first visitor of an empty installation becomes its administrator; of two at once, one. */
export async function setUp(deps: IdentityDeps, request: SetUp): Promise<Outcome<SignedIn, SetUpRefusal>> {
  if (await anyoneExists(deps.db)) return refused('already-set-up')
  const fault = passwordFault(request.password, request)
  if (fault) return refused(fault)
  const passwordHash = await deps.passwords.inLine(() => deps.passwords.hash(request.password))
  if (passwordHash === undefined) return refused('too-busy')
  return deps.db.transaction(async (tx) => {
    await tx.run(sql`lock table identity.person in share row exclusive mode`)
    if (await anyoneExists(tx)) return refused('already-set-up')
    await lockTree(tx)
    const by = bySystem('identity.set-up')
    const unitId = (await headOffice(tx)) ?? (await addHeadOffice())
    const added = await addPeopleIn(tx, deps, by, [
      {
        agentNo: request.agentNo,
        displayName: request.displayName,
        unitId,
        locale: request.locale,
        roles: [{ role: 'administrator', unitId }],
        passwordHash,
        passwordFrom: 'set-up',
      },
    ])
    const [personId] = added.ok ? added.value : []
    if (personId === undefined) throw new Error('the first person of an empty installation could not be added')
    const session = await openSession(tx, deps, personId, 'set-up', request.origin)
    return done({ ...session, deviceToken: await rememberDevice(tx, deps, undefined, personId) })

    async function addHeadOffice(): Promise<string> {
      const unit = await addUnitIn(tx, deps, by, {
        kind: 'head-office',
        name: request.organisationName,
        parentId: null,
      })
      if (!unit.ok) throw new Error(`no head office, and none can be added: ${unit.refusal}`)
      return unit.value.unitId
    }
  })
}
