import { requireAmount, requirePatience, requirePositive } from './checks.ts'

/**
 * What comes to one queue.
 * @property contactsPerHour mean arrivals, as a Poisson stream; 0 or more
 * @property handleSeconds mean handle time (talk + hold + wrap-up), above 0
 * @property patienceSeconds mean time until a waiting customer hangs up, had nobody answered; above 0, at most a day.
 *   Measure it as the waiting time of all over the number of abandons, not as the mean wait of those who abandoned.
 *   null: nobody ever hangs up
 */
export type QueueLoad = {
  readonly contactsPerHour: number
  readonly handleSeconds: number
  readonly patienceSeconds: number | null
}

export function requireLoad(load: QueueLoad): QueueLoad {
  requireAmount('contactsPerHour', load.contactsPerHour)
  requirePositive('handleSeconds', load.handleSeconds)
  requirePatience('patienceSeconds', load.patienceSeconds)
  return load
}

/** Offered load in Erlang: agents who would be busy on average if nobody ever waited. */
export function loadErlangs(load: Pick<QueueLoad, 'contactsPerHour' | 'handleSeconds'>): number {
  return (load.contactsPerHour / 3600) * load.handleSeconds
}
