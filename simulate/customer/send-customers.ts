import { arrivalSeconds } from '../arrivals/arrival-rate.ts'
import { chanceOf } from '../chance-of.ts'
import { pause } from '../door/pause.ts'
import type { Options } from '../options.ts'
import { meanContactSeconds } from '../pace.ts'
import { recordFault, type Shared, worldOf } from '../world.ts'
import type { BankPage } from './bank-page.ts'
import { liveContact } from './live-contact.ts'
import { createPersonas } from './persona.ts'

/**
 * Customers as the week brings them, each with chances of their own: the same seed sends the same ones at the same
 * instants.
 * @param inside those who are there at this moment
 * @param signal nobody else comes @param customersGo those who are there go
 */
export async function sendCustomers(
  shared: Shared,
  options: Pick<Options, 'fromWeekMinute' | 'speed'> & { readonly robots: number },
  page: BankPage | undefined,
  inside: Set<Promise<void>>,
  signal: AbortSignal,
  customersGo: AbortSignal,
): Promise<void> {
  const personas = createPersonas()
  const { clock, seed, conversations } = shared
  const contactSeconds = meanContactSeconds(options.speed)
  const beginAt = clock.seconds()
  const instants = arrivalSeconds(chanceOf(seed, 'arrivals'), options.robots, options.fromWeekMinute, contactSeconds)
  for (let count = 1; ; count++) {
    const at = instants.next().value
    // Nobody comes before the agents have signed in, which takes as long as it takes.
    if (at < beginAt) continue
    await pause(Math.max(0, clock.realMs(at - clock.seconds())), signal)
    const world = worldOf(shared, `customer ${count}`)
    const persona = personas.next(world.chance, page !== undefined, Date.now())
    const chain = conversations.chainFor(world.chance, persona.topic, persona.language)
    const foundClosed = () => personas.foundClosed(persona.topic, Date.now())
    const contact = liveContact(world, page, persona, chain, customersGo, foundClosed)
      .catch((error) => recordFault(world, 'a customer', error))
      .finally(() => {
        personas.gone(persona)
        inside.delete(contact)
      })
    inside.add(contact)
  }
}
