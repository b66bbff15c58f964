import { normalise } from '#libs/language/text/normalise.ts'

/**
 * Whether the customer wants a person, by a list in code: editors may add phrases to the lexicon, but none can take
 * "人工" away. Leans towards yes: a person too many costs a minute, a person refused costs the customer.
 * No: "人工智能", "不用人工", "你是真人吗" (asks what the bot is), "human error".
 */
export function asksForPerson(text: string): boolean {
  const said = normalise(text).replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
  if (ALONE.test(said)) return true
  if (asksIfBot(said) && !WANTS.test(said)) return false
  const rest = said.replace(DENIED_ZH, ' ').replace(DENIED_EN, ' ').replace(OTHER_MEANINGS, ' ')
  return ZH.test(rest) || EN.test(rest)
}

/** Whether it asks if it speaks with a machine; `said` is normalised. */
export function asksIfBot(said: string): boolean {
  return /(你|您|这里?|那边|对面)?是(不是)?(真人|人工|活人|机器人|ai|电脑)|(真人|人工|活人)(吗|还是机器人)|\b(are you|is this|am i (talking|speaking|chatting) (to|with)) (a |an )?(real |actual |live )?(human|person|robot|bot|machine|ai|chatbot)\b/.test(
    said,
  )
}

const ALONE =
  /^(请|麻烦)?(转|接|找|要|叫|换)?(接)?(人工|真人|活人|客服|坐席|人|专员)(客服|服务|坐席|吧|呢|啊|谢谢|请|,|，|。|!|！|\s)*$|^(a |an )?(live |real )?(human|person|agent|operator|representative|rep|someone|people|staff)( please| pls| now)?[.!\s]*$/
const WANTS =
  /(我|给我|帮我|请)?(要|想|找|转|接|换|叫)(个|接|一个|到)?(真人|人工|活人)|\b(want|need|get me|give me|speak|talk to|transfer|connect)\b.*\b(human|person|agent|someone)\b.*$/
const ZH =
  /(转|找|要|叫|换)(个|一个)? ?(agent|human)|人工|真人|活人|坐席|专员|(转|找|接|叫|换)(个|一个|到|接)?(客服|同事|经理|主管|专人)|客服(人员|小姐|电话)?(接|来|出来)|(找|叫|换|派|要)(个|一个|位)?(能|会)?(人|真的人)(来|跟|和|说|聊|处理|服务|帮|接|听)|跟人(说|聊|谈)|有没有人(在|啊|吗|管|能)|有人(在)?吗|不(想|要|愿意)(跟|和)(机器人?|ai|电脑)(说|聊|讲)|别(再)?(机器人|自动回复)/
const EN =
  /\b(human|humans|real person|actual person|live (person|agent|chat|support)|real agent|(a|an|your|the) (agent|operator|representative|rep)|representative|customer service (agent|rep|person)|not (a|the) (bot|robot|machine)|stop the bot)\b|\b(speak|talk|chat|connect|transfer|put|pass|hand|switch|get)( me)?( through| over)?( to| with)?( a| an| the| your| my)?( real| live| actual)? ?(person|someone|somebody|agent|operator|rep|staff|colleague|people|manager|supervisor|adviser|advisor)\b/
const DENIED_ZH =
  /(不要|不用|不需要|不必|无需|别|不想|不找|没必要|先不)(再|给我|帮我|请)?(转|找|接|叫|换|要)?(接|到)?(人工|真人|活人|坐席|专员|客服)(客服|服务|坐席)?/g
const DENIED_EN =
  /\b(don't|dont|do not|no need|needn't|not|without|never|rather not)( want| need| like| wish| going)?( to)?( have| speak| talk| for| with| to)*( a| an| the| any)?( real| live)? ?(human|person|agent|operator|representative)s?\b/g
const OTHER_MEANINGS =
  /人工(智能|智慧|费|成本|审核|核验|呼吸|湖|受孕|操作失误)|真人(认证|核验|验证|秀)|\b(human (error|resources|rights|being|nature)|estate agent|travel agent|insurance agent|letting agent|tour operator|network operator|mobile operator)\b/g
