/**
 * What an answer may rest on: one variant (language) of one article as it was retrieved for this question.
 * `text` holds title, answer and whatever else may be quoted; `effectiveAt` and `expiresAt` are UTC milliseconds, half-open.
 */
export interface CitedArticle {
  readonly code: string
  readonly text: string
  /** Second person has approved it. */
  readonly isApproved: boolean
  readonly effectiveAt: number
  /** Null: does not expire. */
  readonly expiresAt: number | null
  /** Product names this article is about, in any language. */
  readonly products?: readonly string[]
}

/** A mark in the answer, written `[1]` at the end of the sentence it carries, and the article it stands for. */
export interface Citation {
  readonly mark: string
  readonly article: string
}

export interface AnswerContext {
  /** UTC milliseconds. */
  readonly now: number
  readonly locale: 'zh-CN' | 'zh-TW' | 'en'
  /** Product names of the house: one that stands in the answer must stand in a cited article. */
  readonly products?: readonly string[]
}

export type GuardRule =
  | 'empty'
  | 'citation-missing'
  | 'citation-unknown'
  | 'article-not-approved'
  | 'article-not-in-date'
  | 'number-not-in-article'
  | 'product-not-in-article'
  | 'words-not-in-article'
  | 'advice'
  | 'promise'
  | 'link'
  | 'asks-for-secret'
  | 'instruction'
  | 'money-or-identity-step'

/** `text` is the sentence or the value at fault, for the log of a reviewer, never for the customer. */
export interface GuardFault {
  readonly rule: GuardRule
  readonly text: string
}

export type GuardVerdict = { readonly ok: true } | { readonly ok: false; readonly faults: readonly GuardFault[] }
