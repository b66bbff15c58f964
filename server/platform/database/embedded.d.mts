export interface EmbeddedOptions {
  /** For data that is thrown away: nothing waits for the disk, and a crash of the machine may destroy everything. */
  readonly unsafeFast?: boolean
  /** Told of each step that takes time, and of a server that had to be started again; one plain line at a time. */
  readonly onProgress?: (line: string) => void
}

export interface Embedded {
  /** Where clients connect, password included: never log it. Changes only if the server had to move to another port. */
  readonly url: string
  /** Whether another living process used the database already. */
  readonly joined: boolean
  /** Starts the server if it has died, and resolves when it takes connections. Also done unasked, within a second. */
  ensureRunning(): Promise<string>
  /** Leaves; the last to leave stops the server. Close the pools first. May be called twice. */
  stop(): Promise<void>
}

/** Brings up, or joins, the PostgreSQL of a folder. Refuses with an `Error` whose message says what to do. */
export function startEmbedded(folder: string, options?: EmbeddedOptions): Promise<Embedded>
