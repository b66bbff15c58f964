import type { AssistDeps, AssistPart } from '#modules/assist/deps.ts'

/** Every kind of help there is: one line each. */
export const assistParts = (_deps: AssistDeps): readonly AssistPart[] => []
