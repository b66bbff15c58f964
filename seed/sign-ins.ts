import { randomInt } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROLES } from '#platform/access.ts'
import type { StaffPlan } from './bank/staff.ts'

/** Kept in the data folder, readable by its owner only, so that a later start can print them again. */
export const DEMO_SIGN_INS_FILE = 'demo-sign-ins.json'

export interface DemoSignIn {
  readonly role: string
  readonly agentNo: string
  readonly name: string
  readonly password: string
}

/** Without letters and digits that look alike. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password of this installation: 59 random bits, as `k7mq-x2vd-9hta`. */
export function newDemoPassword(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return `${group()}-${group()}-${group()}`
}

/** People of a role share a password: it is tried once a role, and one hash serves all who have it. */
export function demoSignIns(staff: readonly StaffPlan[]): readonly DemoSignIn[] {
  const passwords = new Map<string, string>()
  return staff.map(({ role, agentNo, name }) => {
    const password = passwords.get(role) ?? newDemoPassword()
    passwords.set(role, password)
    return { role, agentNo, name, password }
  })
}

/** Replaces the file whole, so that no reader ever finds half of it. */
export async function writeSignIns(dataDir: string, signIns: readonly DemoSignIn[]): Promise<void> {
  const path = join(dataDir, DEMO_SIGN_INS_FILE)
  await writeFile(`${path}.new`, `${JSON.stringify(signIns, null, 1)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

/** One line a role, in the order of the house: who to sign in as, and with what. */
export function signInLines(signIns: readonly DemoSignIn[]): readonly string[] {
  return ROLES.flatMap((role) => {
    const people = signIns.filter((signIn) => signIn.role === role)
    const [first] = people
    if (!first) return []
    const others = people.length === 1 ? '' : `  (and ${people.length - 1} more: ${someOf(people.slice(1))})`
    return [`${role.padEnd(18)} ${first.agentNo.padEnd(6)} ${first.password}  ${first.name}${others}`]
  })
}

function someOf(people: readonly DemoSignIn[]): string {
  const numbers = people.map((person) => person.agentNo)
  return numbers.length <= 7 ? numbers.join(', ') : `${numbers[0]}, ${numbers[1]} ... ${numbers.at(-1)}`
}
