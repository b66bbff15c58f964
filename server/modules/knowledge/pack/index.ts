import { z } from 'zod'
import type { PackArticle } from '#modules/knowledge/articles/import-pack.ts'
import account from './articles/account.json' with { type: 'json' }
import card from './articles/card.json' with { type: 'json' }
import creditCard from './articles/credit-card.json' with { type: 'json' }
import digital from './articles/digital.json' with { type: 'json' }
import fx from './articles/fx.json' with { type: 'json' }
import insurance from './articles/insurance.json' with { type: 'json' }
import loan from './articles/loan.json' with { type: 'json' }
import payment from './articles/payment.json' with { type: 'json' }
import risk from './articles/risk.json' with { type: 'json' }
import special from './articles/special.json' with { type: 'json' }
import voice from './articles/voice.json' with { type: 'json' }
import wealth from './articles/wealth.json' with { type: 'json' }

const variant = z.strictObject({ title: z.string(), questions: z.array(z.string()), answer: z.string() })
/** Written by us and holding no number of anybody: only the shape is looked at. */
const packArticles = z.array(
  z.strictObject({
    code: z.string(),
    topic: z.string(),
    audience: z.enum(['customer', 'agent', 'both']),
    channels: z.array(z.string()),
    products: z.array(z.string()),
    words: z.strictObject({ 'zh-CN': variant, 'zh-TW': variant, en: variant }),
  }),
)

/**
 * The articles every retail bank needs to begin with, written for nobody in particular: whoever brings them in reviews
 * them first. Read and checked when they are asked for.
 */
export const starterPack = (): readonly PackArticle[] =>
  [account, card, creditCard, digital, fx, insurance, loan, payment, risk, special, voice, wealth].flatMap((articles) =>
    packArticles.parse(articles),
  )
