import { expect, it } from 'vitest'
import { RED_LINES } from './red-line-phrases.ts'
import { compileRedLines, findCrossings } from './red-lines.ts'

const lines = compileRedLines(RED_LINES)
const codes = (text: string) => findCrossings(text, lines).map(({ code }) => code)

it.each([
  ['这款产品保本保息，您放心', 'guaranteed-return'],
  ['這檔基金保證收益', 'guaranteed-return'],
  ['It is a guaranteed return of 5%', 'guaranteed-return'],
  ['您不用担心，零风险的', 'no-risk'],
  ["Don't worry, it is risk-free", 'no-risk'],
  ['其实就和存款一样', 'same-as-deposit'],
  ['It works just like a deposit', 'same-as-deposit'],
  ['本金安全，收益又高', 'principal-safe'],
  ["You won't lose any money", 'principal-safe'],
  ['这是最后机会了', 'last-chance'],
  ['This is your last chance to buy', 'last-chance'],
  ['请把短信验证码告诉我', 'secret-asked'],
  ['請提供您的密碼', 'secret-asked'],
  ['麻烦报一下您收到的验证码', 'secret-asked'],
  ['您的CVV2是多少？', 'secret-asked'],
  ['What is your PIN?', 'secret-asked'],
  ['Could you tell me the code you received', 'secret-asked'],
  ['您这个贷款肯定能批', 'approval-promised'],
  ['请提供您的完整卡号', 'secret-asked'],
  ['麻煩發一下完整的卡號', 'secret-asked'],
  ['Please send me your full card number', 'secret-asked'],
  ["You'll definitely be approved", 'approval-promised'],
  ['投诉也没用', 'complaint-refused'],
  ['Complain all you want', 'complaint-refused'],
  ['再不还就通知您单位', 'collection-threat'],
  ['we will call your employer', 'collection-threat'],
  ['你是不是听不懂人话', 'insult'],
  ['风险测评我帮您填，您就选最高的', 'test-coached'],
  ['您可以加我微信', 'off-channel'],
])('crosses a red line: %s', (text, code) => {
  expect(codes(text)).toContain(code)
})

it.each([
  ['本产品不保本'],
  ['这不是保本产品'],
  ['理财产品不保证本金和收益'],
  ['我行从未承诺保本'],
  ['理財非存款，不保本保息'],
  ['没有任何理财是零风险的'],
  ['不存在零风险的产品'],
  ['您问的是不是保本'],
  ['凡是承诺保本的都是骗子'],
  ['請勿相信保證收益的廣告'],
  ['有人跟您说“零风险”吗？那很可能是诈骗'],
  ['请确保本月底前还款'],
  ['这和存款不一样'],
  ['It is not a guaranteed return'],
  ['This is not the same as a deposit'],
  ['No investment is risk free'],
  ['There is no such thing as a risk-free investment'],
  ['Beware of anyone who promises guaranteed returns'],
  ['请不要把验证码告诉任何人'],
  ['我们不会要求您提供密码'],
  ['请提供您的卡号后四位'],
  ['我们不需要您提供完整卡号'],
  ['Please tell me the last four digits of your card'],
  ['Never share your PIN with anyone'],
  ['We will never ask you to tell us your password'],
  ['您可以在App里修改密码'],
  ['贷款不一定能批，要看审批结果'],
  ['We cannot guarantee approval'],
  ['以審核為準，無法保證通過'],
  ['Someone may be with you, but only you type the PIN'],
  ['您随时可以投诉，编号已登记'],
  ['I have registered your complaint'],
  ['循环滚动计息'],
])('does not cross one: %s', (text) => {
  expect(codes(text)).toEqual([])
})

it('tells where, in the original', () => {
  const text = '您放心：這款保證收益。'
  expect(findCrossings(text, lines).map(({ span: [from, to] }) => text.slice(from, to))).toEqual(['保證收益'])
})
