/**
 * What is kept in this tab over a reload. A browser that keeps nothing (full, or forbidden) still works: what was written
 * is then only in memory.
 */
export const tabStorage = {
  getItem(key: string): string | null {
    try {
      return sessionStorage.getItem(key)
    } catch {
      return null
    }
  },
  setItem(key: string, value: string): void {
    try {
      sessionStorage.setItem(key, value)
    } catch {
      // Memory has it; a reload would lose it, and there is nowhere else to put it.
    }
  },
  removeItem(key: string): void {
    try {
      sessionStorage.removeItem(key)
    } catch {
      // Nothing was kept.
    }
  },
  /** At sign-out: what was written in this tab is nobody's to find. */
  clear(): void {
    try {
      sessionStorage.clear()
    } catch {
      // Nothing was kept.
    }
  },
}
