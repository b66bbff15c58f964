import { expect, it } from 'vitest'
import { type Random, seededRandom } from '#libs/chance/seeded-random.ts'
import { inForce } from '#libs/dialogue/answer-article.ts'
import { decideTurn } from '#libs/dialogue/decide-turn.ts'
import { type DialogueState, type Knowledge, newDialogue, type Turn, type TurnInput } from '#libs/dialogue/dialogue.ts'
import { NOON } from '#libs/dialogue/test-bank.ts'
import { cooperate, DAY_MS, randomBank, randomInput } from './random-customer.ts'

/*
 * Ten thousand customers, each by its seed: they ask, answer, correct, interrupt, press buttons, talk nonsense, are angry
 * or in danger, want a person at a random moment, at day and night, while articles begin and end.
 */
const DIALOGUES = 10_000
const LONGEST = 14
/** More turns than the longest flow and the ones it interrupted have questions. */
const ENOUGH = 60

interface Played {
  readonly input: TurnInput
  readonly turn: Turn
  readonly wantsPerson: boolean
  readonly before: DialogueState
  readonly now: number
}

it('holds what is promised in 10,000 random dialogues', () => {
  const seen: Record<string, number> = {}
  for (let seed = 1; seed <= DIALOGUES; seed += 1) {
    const random = seededRandom(seed)
    const bank = randomBank(random)
    const turns = playRandom(bank, random)
    for (const played of turns) checkTurn(bank, played, seed)
    checkClarifications(turns, seed)
    checkSilenceAfterHandOver(turns, seed)
    if (seed % 10 === 0) checkReplay(bank, turns, seed)
    checkNotStuck(bank, turns.at(-1), seed)
    for (const { turn } of turns) for (const { act } of turn.acts) seen[act] = (seen[act] ?? 0) + 1
  }
  // The customers are lively enough for the claims to mean something: every act there is happens, many times.
  expect(Object.entries(seen).filter(([, times]) => times < 20)).toEqual([])
  expect(Object.keys(seen).sort()).toEqual(EVERY_ACT)
}, 240_000)

const EVERY_ACT = [
  'answer',
  'ask',
  'ask-if-helped',
  'ask-phone',
  'begin-flow',
  'call-back-stands',
  'cancel',
  'clarify',
  'confirm',
  'correct',
  'decline-call-back',
  'end-flow',
  'hand-over',
  'introduce',
  'not-resolved',
  'offer-call-back',
  'promise-call-back',
  'rephrase',
  'resolved',
  'resume',
  'small-talk',
  'stay-silent',
  'tell-identity',
]

function playRandom(bank: Knowledge, random: Random): Played[] {
  const turns: Played[] = []
  let state = newDialogue()
  const length = 1 + Math.floor(random() * LONGEST)
  for (let at = 0; at < length; at += 1) {
    const { input, wantsPerson } = randomInput(random, state, bank, at)
    const now = NOON + Math.floor(random() * DAY_MS)
    const turn = decideTurn(state, input, bank, now)
    turns.push({ input, turn, wantsPerson, before: state, now })
    state = turn.state
  }
  return turns
}

function checkTurn(bank: Knowledge, { turn, before, wantsPerson, input, now }: Played, seed: number): void {
  const fail = (claim: string): never => {
    throw new Error(`Seed ${seed}, “${input.text}”: ${claim}\n${JSON.stringify(turn.acts)}`)
  }
  const acts = turn.acts.map(({ act }) => act)
  if (before.phase === 'handed-over') return
  if (acts.length === 0) fail('nothing was done')
  if (wantsPerson) {
    const isNight = input.context.closed.length > 0
    const reaches = isNight ? ['hand-over', 'offer-call-back', 'call-back-stands', 'promise-call-back'] : ['hand-over']
    if (!acts.some((act) => reaches.includes(act))) fail('a person was asked for and none came')
  }
  for (const act of turn.acts) {
    if (act.act === 'answer' && !inForce(bank.articles[act.article], now)) fail('answered from what is not in force')
    if (act.act === 'ask' && act.attempt > 3) fail('asked a fourth time')
  }
  for (const reply of turn.replies)
    if (reply.kind === 'article' && !turn.acts.some((act) => act.act === 'answer' && act.articleId === reply.articleId))
      fail('showed an article without its citation')
  if (!before.hasIntroduced && turn.replies[0]?.kind !== 'words') fail('did not say that it is a bot')
  if (turn.state.phase === 'handed-over') return
  if (!turn.replies.at(-1)?.buttons.some(({ choice }) => choice === 'person')) fail('no button leads to a person')
  if (turn.replies.flatMap(({ buttons }) => buttons).length > 10) fail('more than ten buttons')
}

/** Once per matter: after a clarification comes an answer, a flow, a person or other words, never a clarification. */
function checkClarifications(turns: readonly Played[], seed: number): void {
  let asked = ''
  for (const { turn } of turns) {
    const clarify = turn.acts.find(({ act }) => act === 'clarify')
    if (clarify?.act === 'clarify') {
      if (clarify.options.join() === asked) throw new Error(`Seed ${seed}: the same clarification twice in a row.`)
      asked = clarify.options.join()
    } else if (turn.acts.some(({ act }) => act === 'answer' || act === 'begin-flow' || act === 'resume')) asked = ''
  }
}

function checkSilenceAfterHandOver(turns: readonly Played[], seed: number): void {
  const at = turns.findIndex(({ turn }) => turn.acts.some(({ act }) => act === 'hand-over'))
  const after = at < 0 ? [] : turns.slice(at + 1)
  if (after.some(({ turn }) => turn.replies.length > 0)) throw new Error(`Seed ${seed}: the bot spoke beside a person.`)
}

/** From the state as JSON keeps it, the same inputs lead to the same turns. */
function checkReplay(bank: Knowledge, turns: readonly Played[], seed: number): void {
  let state = newDialogue()
  for (const { input, turn, now } of turns) {
    const again = decideTurn(state, input, bank, now)
    if (JSON.stringify(again) !== JSON.stringify(turn)) throw new Error(`Seed ${seed}: the replay differs.`)
    state = JSON.parse(JSON.stringify(again.state))
  }
}

/** Whoever answers what is asked comes to the end of every flow, or to a person. */
function checkNotStuck(bank: Knowledge, played: Played | undefined, seed: number): void {
  let state = played?.turn.state
  for (let step = 0; state?.active && state.phase === 'open' && step < ENOUGH; step += 1)
    state = decideTurn(state, cooperate(state, bank, step), bank, NOON).state
  if (state?.active && state.phase === 'open') throw new Error(`Seed ${seed}: stuck in ${state.active.flow}.`)
}
