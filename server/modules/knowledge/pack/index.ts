import { z } from 'zod'
import { articleAudience, articleCode, articleWords } from '#modules/knowledge/article-contract.ts'
import type { PackArticle } from '#modules/knowledge/articles/import-pack.ts'
import account from './articles/account.json' with { type: 'json' }
import card from './articles/card.json' with { type: 'json' }
import creditCard from './articles/credit-card.json' with { type: 'json' }
import loan from './articles/loan.json' with { type: 'json' }
import payment from './articles/payment.json' with { type: 'json' }

const code = z.string().regex(/^[a-z0-9-]{1,40}$/)
const packArticle = z.strictObject({
  code: articleCode,
  topic: code,
  audience: articleAudience,
  channels: z.array(code),
  products: z.array(code),
  words: articleWords,
})

/**
 * The articles every retail bank needs to begin with, written for nobody in particular: whoever brings them in reviews
 * them first. Read and checked when they are asked for.
 */
export const starterPack = (): readonly PackArticle[] =>
  [account, card, creditCard, loan, payment].flatMap((articles) => z.array(packArticle).parse(articles))
