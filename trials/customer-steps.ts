import { newId } from '#platform/ids.ts'
import { anyNode, ask, askAgain, Broken, type Customer, nameOf, type Trial } from './trial.ts'

/** What customers do. Each step is one command, whole. */
export const CUSTOMER_STEPS: readonly (readonly [weight: number, (trial: Trial) => Promise<unknown>])[] = [
  [7, asks],
  [7, says],
  [2, leaves],
  [1, reusesAnId],
]

async function asks(trial: Trial) {
  const customer = trial.dice.pick(trial.customers)
  const topic = trial.dice.pick([...trial.house.topics, 'unheard-of'])
  const answer = await askAgain(
    trial,
    `${customer.name} asks for a person about ${topic}`,
    (node) => node.chatCommand('ask-for-person', customer.visitor, { topic }) as Promise<{ contactId: string }>,
    (first, second) => first.contactId === second.contactId,
  )
  if (answer.ok) nameOf(trial, 'contact', answer.value.contactId)
}

async function says(trial: Trial) {
  const customer = trial.dice.pick(trial.customers)
  await sayAs(trial, customer, newId(trial.now), words(trial, customer.name))
}

/** Words that tell one message from another. */
export const words = (trial: Trial, name: string): string => `${name} says word ${trial.steps}`

async function sayAs(trial: Trial, customer: Customer, clientId: string, text: string) {
  const { conversationId, customerId } = customer.visitor
  const body = { clientId, topic: trial.dice.pick(trial.house.topics), body: { kind: 'text', text } }
  const answer = await askAgain(
    trial,
    `${customer.name} says "${text}"`,
    (node) => node.chatCommand('post-message', customer.visitor, body) as Promise<{ seq: number }>,
    (first, second) => first.seq === second.seq,
  )
  if (!answer.ok) throw new Broken('what a customer says is kept', `${customer.name}: ${answer.refusal}`)
  const { seq } = answer.value
  trial.acknowledged.push({ conversationId, authorId: customerId, clientId, audience: 'everyone', seq, text })
}

/** An id that was used before: with the same words the same answer, with others a refusal. */
async function reusesAnId(trial: Trial) {
  const customer = trial.dice.pick(trial.customers)
  const own = trial.acknowledged.filter(({ authorId }) => authorId === customer.visitor.customerId)
  if (own.length === 0) return
  const earlier = trial.dice.pick(own)
  const text = trial.dice.chance(0.5) ? earlier.text : `${earlier.text} and more`
  const node = anyNode(trial)
  const answer = await ask(
    trial,
    node,
    `${customer.name} says "${text}" with an id used before`,
    () =>
      node.chatCommand('post-message', customer.visitor, {
        clientId: earlier.clientId,
        topic: null,
        body: { kind: 'text', text },
      }) as Promise<{ seq: number }>,
  )
  const found = answer.ok ? `line ${answer.value.seq}` : answer.refusal
  const right = text === earlier.text ? `line ${earlier.seq}` : 'client-id-reused'
  if (found !== right) throw new Broken('a client id means one message for ever', `${found} instead of ${right}`)
}

async function leaves(trial: Trial) {
  const customer = trial.dice.pick(trial.customers)
  await askAgain(trial, `${customer.name} leaves`, (node) => node.chatCommand('leave', customer.visitor, {}))
}
