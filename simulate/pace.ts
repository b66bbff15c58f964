import type { TopicCode } from '../seed/bank/topics.ts'
import type { Chance } from '../seed/chance.ts'

/**
 * How long people take. The shapes are those of a bank's call log (log-normal handle times with a coefficient of variation
 * of about 1.1, exponential patience with a mean of about 360 s; Guedj and Mandelbaum, "Call Center Data", Technion 2000),
 * stretched to chats, where people also read and type.
 *
 * Until the first words it is real seconds at any speed, since the house's own clocks judge them; then seconds of the
 * simulated day.
 */
const MEAN_PATIENCE_SECONDS = 360
const MEAN_ACCEPT_SECONDS = 4
const MEAN_GREET_SECONDS = 9

const MEAN_WORK_SECONDS: Readonly<Record<TopicCode, number>> = {
  'card-loss': 150,
  'scam-report': 300,
  payment: 160,
  account: 150,
  digital: 130,
  'credit-card': 150,
  repayment: 260,
  loan: 220,
  wealth: 240,
  insurance: 220,
  fx: 190,
  freeze: 220,
  bereavement: 320,
  complaint: 280,
}
const OTHER_WORK_SECONDS = 170
const WORK_VARIATION = 0.8
const MEAN_THINK_SECONDS = 22
const MEAN_WRAP_UP_SECONDS = 32
/** From the first words to the end of wrap-up over the usual mix of topics, as measured at speed 10. */
const MEAN_SERVICE_SECONDS = 235

/**
 * From ringing to the end of wrap-up, in seconds of the simulated day; the scale of arrivals goes by it. The faster the
 * day, the more of it passes before the first words.
 */
export const meanContactSeconds = (speed: number): number =>
  (MEAN_ACCEPT_SECONDS + MEAN_GREET_SECONDS) * speed + MEAN_SERVICE_SECONDS

/** How long a customer waits for a person before giving up, in real seconds: 0 or more. */
export const patienceSeconds = (chance: Chance): number => exponential(chance, MEAN_PATIENCE_SECONDS)

/** From ringing to accepting, in real seconds: 1.5 to 15. */
export const acceptSeconds = (chance: Chance): number => clamp(logNormal(chance, MEAN_ACCEPT_SECONDS, 0.6), 1.5, 15)

/** From accepting to the first words, in real seconds: 3 to 40. */
export const greetSeconds = (chance: Chance): number => clamp(logNormal(chance, MEAN_GREET_SECONDS, 0.6), 3, 40)

/** What an agent works on one contact, all answers together: 10 s to half an hour. */
export function workSeconds(chance: Chance, topic: TopicCode | null): number {
  const mean = topic === null ? OTHER_WORK_SECONDS : MEAN_WORK_SECONDS[topic]
  return clamp(logNormal(chance, mean, WORK_VARIATION), 10, 1800)
}

/** What a customer takes to read an answer and type the next words: 4 s to 3 minutes. */
export const thinkSeconds = (chance: Chance): number => clamp(logNormal(chance, MEAN_THINK_SECONDS, 0.7), 4, 180)

/** 5 s to just within the minute after which the house finishes it by itself. */
export const wrapUpSeconds = (chance: Chance): number => clamp(logNormal(chance, MEAN_WRAP_UP_SECONDS, 0.5), 5, 55)

/** @param mean above 0 @returns 0 or more */
export const exponential = (chance: Chance, mean: number): number => -mean * Math.log(1 - chance())

/**
 * @param mean above 0
 * @param variation coefficient of variation, above 0: the standard deviation by the mean
 */
export function logNormal(chance: Chance, mean: number, variation: number): number {
  const variance = Math.log(1 + variation * variation)
  return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * standardNormal(chance))
}

/** Box and Muller's polar-free form; one of its two numbers is enough here. */
function standardNormal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
}

export const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)
