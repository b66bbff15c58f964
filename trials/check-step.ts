import { type ContactNow, lookAtFloor } from './look.ts'
import { Broken, type Trial } from './trial.ts'

/** What holds after every single step. Looks at the world and remembers it. */
export async function checkStep(trial: Trial): Promise<void> {
  const before = new Map(trial.floor.contacts.map((contact) => [contact.id, contact]))
  trial.floor = await lookAtFloor(
    trial.house.db,
    trial.people.map(({ actor }) => actor.personId),
    trial.customers.map(({ visitor }) => visitor.conversationId),
  )
  for (const wrong of trial.floor.wrong) {
    const [invariant = '', ...detail] = wrong.split(': ')
    throw new Broken(invariant, detail.join(': '))
  }
  for (const contact of trial.floor.contacts) {
    remember(trial, contact)
    const was = before.get(contact.id)
    if (!was) continue
    if (contact.epoch < was.epoch) throw new Broken('an epoch never goes back', contact.id)
    if (!contact.isEnded && contact.ownerId !== was.ownerId && contact.epoch === was.epoch)
      throw new Broken('another owner has another epoch', contact.id)
    if (was.isEnded && !contact.isEnded) throw new Broken('a contact ends once', contact.id)
  }
  for (const complaint of trial.complaints) throw new Broken('nothing goes wrong inside a node', complaint)
  for (const reader of trial.readers) checkHeard(reader.name, reader.heard, reader.gaps())
}

function remember({ owners }: Trial, { id, ownerId }: ContactNow): void {
  const known = owners.get(id) ?? []
  if (ownerId !== null && known.at(-1) !== ownerId) owners.set(id, [...known, ownerId])
}

function checkHeard(name: string, heard: readonly { readonly seq: number }[], gaps: number): void {
  if (gaps > 0) throw new Broken('every reader hears every line once, in order', `${name} was told of a gap`)
  const back = heard.find((line, place) => place > 0 && line.seq <= (heard[place - 1]?.seq ?? 0))
  if (back)
    throw new Broken(
      'every reader hears every line once, in order',
      `${name} heard ${heard.map(({ seq }) => seq).join(' ')}`,
    )
}
