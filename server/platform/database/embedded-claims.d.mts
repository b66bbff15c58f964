/** Which process made a claim: its number, its birth (so that a later one with that number is told apart), its place. */
export interface Claim {
  readonly pid: number
  readonly birth: string
  readonly place: string
  readonly host: string
  readonly token: string
}

export function withLock<T>(file: string, work: () => T | Promise<T>, onWait?: (holder: Claim) => void): Promise<T>
export function writeClaim(file: string): boolean
export function readClaim(file: string): Claim | undefined
export function isAlive(file: string, claim: Claim): boolean
export function isRunning(pid: number): boolean
