import type { Flow } from '#libs/dialogue/flow.ts'
import account from '#modules/bot/pack/intents/account.json' with { type: 'json' }
import card from '#modules/bot/pack/intents/card.json' with { type: 'json' }
import creditCard from '#modules/bot/pack/intents/credit-card.json' with { type: 'json' }
import digital from '#modules/bot/pack/intents/digital.json' with { type: 'json' }
import fx from '#modules/bot/pack/intents/fx.json' with { type: 'json' }
import insurance from '#modules/bot/pack/intents/insurance.json' with { type: 'json' }
import loan from '#modules/bot/pack/intents/loan.json' with { type: 'json' }
import payment from '#modules/bot/pack/intents/payment.json' with { type: 'json' }
import risk from '#modules/bot/pack/intents/risk.json' with { type: 'json' }
import smallTalk from '#modules/bot/pack/intents/small-talk.json' with { type: 'json' }
import special from '#modules/bot/pack/intents/special.json' with { type: 'json' }
import voice from '#modules/bot/pack/intents/voice.json' with { type: 'json' }
import wealth from '#modules/bot/pack/intents/wealth.json' with { type: 'json' }
import outOfScope from '#modules/bot/pack/out-of-scope.json' with { type: 'json' }
import regression from '#modules/bot/pack/regression.json' with { type: 'json' }
import { FLOWS } from '#modules/bot/pack/starter-flows.ts'
import type { IntentContent, ReleaseContent } from '#modules/bot/release-content.ts'
import type { RegressionRow } from '#modules/bot/train.ts'

/** An intent as it is written in the pack. */
type Written = Omit<IntentContent, 'topic' | 'reason'> & { readonly topic: string; readonly reason: string | null }

const WRITTEN = [
  ...account,
  ...card,
  ...creditCard,
  ...digital,
  ...fx,
  ...insurance,
  ...loan,
  ...payment,
  ...risk,
  ...smallTalk,
  ...special,
  ...voice,
  ...wealth,
] as readonly Written[]

/** Where a hand-over of an intent is queued, by its subject; subjects that are not named go to whoever takes anything. */
const QUEUED_AS: Readonly<Record<string, string>> = {
  account: 'account',
  card: 'account',
  'credit-card': 'credit-card',
  digital: 'digital',
  fx: 'fx',
  insurance: 'insurance',
  loan: 'loan',
  payment: 'payment',
  risk: 'scam-report',
  voice: 'complaint',
  wealth: 'wealth',
}
/** Intents that are queued otherwise than their subject. */
const QUEUED_APART: Readonly<Record<string, string>> = {
  'account-block': 'card-loss',
  'account-frozen': 'freeze',
  bereavement: 'bereavement',
  'card-lost': 'card-loss',
  'credit-card-negotiation': 'repayment',
  'credit-card-overdue': 'repayment',
  'loan-hardship': 'repayment',
  'risk-unblock': 'account',
}

/** What the product brings: intents of a retail bank with utterances, its flows, and what is none of them. */
export const STARTER_CONTENT: ReleaseContent = {
  intents: WRITTEN.map((intent) => ({
    ...intent,
    topic: QUEUED_APART[intent.code] ?? QUEUED_AS[intent.topic] ?? null,
  })),
  flows: FLOWS as readonly Flow[],
  outOfScope: [...outOfScope.zh, ...outOfScope.en],
}

/** Questions whose answers are watched from release to release; whoever asks for a person must always be understood. */
export const STARTER_REGRESSION: readonly RegressionRow[] = regression.map(({ text, intent }) => ({
  text,
  intent,
  isMust: intent === 'ask-for-person',
}))
