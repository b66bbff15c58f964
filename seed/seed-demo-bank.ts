import type { Platform } from '#platform/module.ts'

/** Kept in the data folder, readable by its owner only, so that a later start can print them again. */
export const DEMO_SIGN_INS_FILE = 'demo-sign-ins.json'

export interface DemoSignIn {
  readonly role: string
  readonly agentNo: string
  readonly name: string
  readonly password: string
}

export interface SeedOptions {
  readonly onProgress: (line: string) => void
  readonly now: number
}

/** Fills an empty installation with a small believable bank and writes the sign-ins to `DEMO_SIGN_INS_FILE`. */
export async function seedDemoBank(_platform: Platform, _options: SeedOptions): Promise<readonly DemoSignIn[]> {
  throw new Error('The demo bank is not part of this checkout: start with npm start -- --empty')
}
