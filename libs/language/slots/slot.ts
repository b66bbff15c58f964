/** UTF-16 offsets into the text as given, half-open. */
export type Span = readonly [from: number, to: number]

export type Currency = 'CNY' | 'TWD' | 'HKD' | 'USD' | 'EUR' | 'GBP' | 'JPY' | 'AUD' | 'CAD' | 'SGD' | 'CHF' | 'KRW'

export interface Amount {
  /** Hundredths of the unit of the currency, also for currencies without a smaller coin: ¥3,000.50 is 300050. */
  readonly minor: number
  /** Absent when the text names none, or only 元 / 塊 / 块, which mean a different currency in each place. */
  readonly currency?: Currency
  /** 两万多 and "over 20,000" are `over`; 不到三千 is `under`; 大概五百 is `about`. */
  readonly bound: 'exact' | 'about' | 'over' | 'under'
}

/** Local dates, YYYY-MM-DD, half-open: "from the 3rd to the 8th" ends with the 9th as `to`. */
export interface Period {
  readonly from: string
  readonly to: string
}

export type Region = 'CN' | 'TW' | 'HK' | 'MO' | 'other'

/** What a customer said that a flow asks for; `span` is where. Text is read, never changed. */
export type Slot =
  | { readonly kind: 'amount'; readonly value: Amount; readonly span: Span }
  | { readonly kind: 'date'; readonly value: string; readonly span: Span }
  | { readonly kind: 'period'; readonly value: Period; readonly span: Span }
  /** Last four digits. */
  | { readonly kind: 'card-tail'; readonly value: string; readonly span: Span }
  /** Digits without separators; 8 to 19. */
  | { readonly kind: 'account'; readonly value: string; readonly span: Span }
  /** E.164, as +8613812345678. */
  | { readonly kind: 'phone'; readonly value: string; readonly region: Region; readonly span: Span }
  /** Upper case without separators; only numbers whose check character is right. */
  | {
      readonly kind: 'identity-number'
      readonly value: string
      readonly region: 'CN' | 'TW' | 'HK'
      readonly span: Span
    }
  /** The code of the branch from the list given. */
  | { readonly kind: 'branch'; readonly value: string; readonly span: Span }
  | { readonly kind: 'yes-no'; readonly value: boolean; readonly span: Span }
  /** 1 for the first choice offered. */
  | { readonly kind: 'choice'; readonly value: number; readonly span: Span }

export type SlotKind = Slot['kind']

export interface Branch {
  readonly code: string
  /** All names it goes by, in any language. */
  readonly names: readonly string[]
}

export interface SlotContext {
  /** The customer's local date, YYYY-MM-DD. */
  readonly today: string
  readonly branches?: readonly Branch[]
  /** Whether 5号 or "March 5" is the one behind (default, with sense: 25 December in November is ahead) or ahead. */
  readonly dates?: 'past' | 'future'
  /** The kinds the question just asked for: a bare number is then read as that kind. Empty: no question was asked. */
  readonly expected?: readonly SlotKind[]
}
