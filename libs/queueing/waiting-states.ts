import type { QueueLoad } from './queue-load.ts'

/**
 * Sums over the states in which every agent is busy, as shares of all arrivals unless said otherwise.
 * @property delayed arrivals that find every agent busy
 * @property waiting contacts waiting on average
 * @property answeredLater arrivals that wait and are answered within the time
 * @property abandonedBy arrivals that hang up within the time
 * @property waitOfAnswered seconds waited by those answered later, over all arrivals
 */
export type WaitingSums = {
  readonly delayed: number
  readonly waiting: number
  readonly answeredLater: number
  readonly abandonedBy: number
  readonly waitOfAnswered: number
}

const SMALLEST_EXPONENT = -700
const TOO_LARGE = 1e250
const SHRINK = 1e-250
const NEGLIGIBLE = 1e-16

/**
 * Erlang A, with the service level in closed form.
 *
 * Scaled so that "all busy, nobody waits" weighs 1, the states with k waiting weigh Π λ / (nμ + jθ), j = 1..k. With
 * c = nμ/θ and x = 1 − exp(−θt), whoever finds k waiting
 * - is answered within t with probability c / (c + k + 1) × I_x(k + 1, c + 1),
 * - would still be waiting at t, were they patient, with probability 1 − I_x(k + 1, c),
 * - waits, if answered, Σ 1 / (nμ + jθ), j = 1..k + 1, on average.
 * 1 − I_x(k + 1, b) is a sum of k + 1 positive terms, each the one before × x (k + b) / (k + 1), so no matrix, no series
 * and no cancellation. Terms below the smallest double start in logarithms; weights that outgrow it are shrunk together.
 * @param below weight of the states with a free agent, by `massBelowFull`
 */
export function sumOverWaiting(
  agents: number,
  load: QueueLoad,
  patienceSeconds: number,
  below: number,
  withinSeconds: number,
): WaitingSums {
  const arriving = load.contactsPerHour / 3600
  const finishing = agents / load.handleSeconds
  const leaving = 1 / patienceSeconds
  const x = -Math.expm1(-leaving * withinSeconds)
  const served = finishing * patienceSeconds * x
  const stillPatient = 1 - x
  // Pending: the chance, given k waiting, of still waiting at t (by c) and of not being answered by t (by c + 1).
  let pendingLog = -finishing * withinSeconds
  let pendingTerm = Math.exp(pendingLog)
  let pending = pendingTerm
  let lateTerm = pendingTerm * stillPatient
  let late = lateTerm
  let free = below
  let weight = 1
  let waitIfAnswered = 0
  let [delayed, waiting, answeredLater, gone, waitOfAnswered] = [0, 0, 0, 0, 0]
  for (let k = 0; ; k += 1) {
    const pace = 1 / (finishing + (k + 1) * leaving)
    const answered = weight * finishing * pace
    const inTime = answered * Math.max(0, 1 - late)
    waitIfAnswered += pace
    delayed += weight
    waiting += k * weight
    answeredLater += inTime
    gone += weight * (1 - Math.min(1, pending) * stillPatient) - inTime
    waitOfAnswered += answered * waitIfAnswered
    const ratio = arriving * pace
    weight *= ratio
    if (ratio < 1 && weight * (k + 1) < NEGLIGIBLE * (1 - ratio) * (free + delayed)) break
    if (delayed > TOO_LARGE || waiting > TOO_LARGE) {
      free *= SHRINK
      weight *= SHRINK
      delayed *= SHRINK
      waiting *= SHRINK
      answeredLater *= SHRINK
      gone *= SHRINK
      waitOfAnswered *= SHRINK
    }
    const step = 1 / (k + 1)
    if (pendingLog < SMALLEST_EXPONENT) {
      // The two terms differ by stillPatient × (1 + (k + 1) / c), which is all that the late one needs.
      pendingLog += Math.log((x * k + served) * step)
      pendingTerm = Math.exp(pendingLog)
      lateTerm = pendingTerm * stillPatient * (1 + ((k + 1) * leaving) / finishing)
    } else {
      pendingTerm *= (x * k + served) * step
      lateTerm *= (x * (k + 1) + served) * step
    }
    pending += pendingTerm
    late += lateTerm
  }
  const all = free + delayed
  return {
    delayed: delayed / all,
    waiting: waiting / all,
    answeredLater: answeredLater / all,
    abandonedBy: Math.max(0, gone / all),
    waitOfAnswered: waitOfAnswered / all,
  }
}
