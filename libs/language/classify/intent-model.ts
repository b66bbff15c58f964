/** The intent classifier from one place: learn, ask, decide, explain, keep. */
export { classify, decide } from './classify.ts'
export { explain, type Reason } from './explain.ts'
export type { Classified, Decision, Example, IntentModel, Thresholds } from './model.ts'
export { isOfThisVersion, readModel, writeModel } from './model-file.ts'
export { type IntentOptions, trainIntents } from './train-intents.ts'
