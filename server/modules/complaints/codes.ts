import { STAGES, TRACKS } from '#libs/complaint-rules/complaint.ts'

/** The three independent axes of JR/T 0169-2018, first level. `other` is under watch: above 5 % it is an alert. */
export const AXES = {
  channel: ['outlet', 'self-service', 'electronic', 'third-party', 'other-front', 'middle-back-office'],
  product: [
    ...['debit-card', 'credit-card', 'loan', 'payment', 'debt-collection', 'foreign-exchange', 'savings', 'agency'],
    ...['intermediary', 'personal-information', 'precious-metal', 'currency-management', 'own-wealth', 'treasury'],
    'other',
  ],
  reason: [
    ...['rules-and-process', 'pricing', 'systems', 'attitude', 'collection-manner', 'disclosure', 'funds-safety'],
    ...['marketing-manner', 'information-safety', 'free-choice', 'contract-terms', 'yield', 'other'],
  ],
} as const
export const OTHER_ALERT = 0.05

export const FILING_CHANNELS = [
  'phone',
  'web',
  'app',
  'outlet',
  'letter',
  'mail',
  'regulator',
  'media',
  'other',
] as const
export const LEVELS = ['suggestion', 'work-order', 'complaint'] as const
export const SEVERITIES = ['S1', 'S2', 'S3'] as const
export const UPHELD = ['yes', 'partly', 'no'] as const
export const LETTERS = ['acknowledgement', 'extension', 'decision', 'review'] as const
export { STAGES, TRACKS }
