import { expect, test } from 'vitest'
import { seededRandom } from '#libs/chance/seeded-random.ts'
import { checkAnswer } from './check-answer.ts'
import { adversarialTrials, groundedTrials, type Trial } from './testing/attacks.ts'

const PRODUCTS = ['白金信用卡', '黑金卡', 'Platinum Credit Card', 'Black Gold Card', '一诺定存', '手机银行']

const judge = ({ answer, citations, articles, locale }: Trial) =>
  checkAnswer(answer, citations, articles, { now: 0, locale, products: PRODUCTS })

test('every one of 420 answers with one fault is stopped', () => {
  const passed = adversarialTrials(420, seededRandom(1)).filter((trial) => judge(trial).ok)
  expect(passed.map(({ kind, answer }) => `${kind}: ${answer}`)).toEqual([])
}, 60_000)

test('at least 98 in 100 of 300 answers made of what the article says may go out', () => {
  const stopped = groundedTrials(300, seededRandom(2)).flatMap((trial) => {
    const verdict = judge(trial)
    return verdict.ok ? [] : [`${trial.answer} ${JSON.stringify(verdict.faults)}`]
  })
  expect(stopped.slice(0, Math.max(0, stopped.length - 6))).toEqual([])
}, 60_000)
