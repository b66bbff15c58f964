/** A budget of processor seconds of this process, so that a busy machine gives the same answer, only later. */
export function cpuBudget(seconds: number): { spent(): number; usedSeconds(): number } {
  const from = process.cpuUsage()
  const usedSeconds = () => {
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1e6
  }
  let asked = 0
  let share = 0
  return {
    usedSeconds,
    spent() {
      // Asking costs as much as a hundredth of a sequence; every sixteenth answer is fresh.
      if (asked++ % 16 === 0) share = usedSeconds() / seconds
      return share
    },
  }
}
