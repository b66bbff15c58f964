import { about, type Chain, en, tw, zh } from './chain.ts'

/** Questions that one good answer settles. */
export const SHORT_QUESTIONS: readonly Chain[] = [
  ...about(
    'card-loss',
    zh('calm', ['卡找到了，怎么取消口头挂失？', '口头挂失期内本人带身份证和卡到网点解除；手机银行“挂失-解挂”也可以。']),
    zh('worried', ['存折丢了，密码也写在上面', '我马上为存折挂失并停止支付，请您尽快到网点换新折、改密码。']),
    en('calm', [
      'I found my card again, can I still use it?',
      'If only the oral report was made, yes: bring it to a branch with your passport and we lift the block.',
    ]),
  ),
  ...about(
    'scam-report',
    zh('worried', [
      '刷单返利先垫了六百，现在还要我再充',
      '这是典型的刷单诈骗，一分钱都不要再充，马上打 110，我同时为您止付。',
    ]),
    zh('calm', ['96110 打来的电话是真的吗', '96110 是反诈专线，接到它说明您可能正在被骗，请一定接听。']),
    tw('worried', ['有人冒充我兒子要我匯錢', '請先用您原本存的號碼打給兒子確認，確認前不要匯款。']),
  ),
  ...about(
    'payment',
    zh('calm', ['工资什么时候到账能看到吗', '单位发放当天就会入账，您打开动账提醒，到账马上有通知。']),
    zh('worried', ['交学费最后一天了，转账提示超限', '我帮您看：单日限额 5 万，“安全中心-限额设置”刷脸就能临时调高。']),
    zh('calm', ['怎么取消自动扣电费', '“生活缴费-我的代扣”里选中电费，点解约就好，当天生效。']),
    zh('calm', ['定时转账能设每个月一号吗', '可以，转账页选“定时转账”，周期选每月，日期选 1 号。']),
    tw('calm', ['請問可以查一年前的轉帳紀錄嗎', '可以，行動銀行「交易明細」可查五年內的紀錄。']),
    en('calm', [
      'Can I raise my daily limit for one day?',
      'Yes, in the app under Security, Limits; choose “today only” and pass the face check.',
    ]),
  ),
  ...about(
    'account',
    zh('calm', ['开户行的全称在哪里看', '“账户-账户详情”里有开户行全称和行号，可以直接复制。']),
    zh('calm', ['能给孩子开一张卡吗，八岁', '可以，监护人带户口本和双方证件到网点办，我帮您预约。']),
    zh('worried', ['身份证过期了账户会停用吗', '会限制部分业务，在手机银行上传新证件当天就能恢复。']),
    zh('calm', ['电子回单怎么下载', '“交易明细”里点开那一笔，右上角就是电子回单。']),
    en('calm', [
      'What is your SWIFT code?',
      'It is in the app under Account, Details, together with the English name of the branch.',
    ]),
  ),
  ...about(
    'digital',
    zh('calm', ['老人版界面在哪里切换', '首页左上角点头像，“版本切换”里选关爱版，字会变大。']),
    zh('worried', [
      '手机中毒了，会不会盗我的钱',
      '我先锁定手机银行，您重装系统后再联系我解锁，期间卡可以正常在柜台用。',
    ]),
    zh('calm', ['指纹登录怎么开', '“设置-登录方式”打开指纹，按一次指纹就完成。']),
    tw('angry', ['更新後字變好小，很難用', '抱歉造成不便，請至「設定－字級」調整，我也會把意見轉給產品單位。']),
    en('calm', [
      'How do I switch the app to English?',
      'Tap your picture, Settings, Language, English. It stays that way.',
    ]),
  ),
  ...about(
    'credit-card',
    zh('calm', ['办卡进度到哪了', '申请已通过，卡片昨天寄出，三天内送到，短信里有单号。']),
    zh('calm', ['取现手续费怎么收', '取现按金额 1% 收，最低 10 元，并且从当天起按日计息。']),
    zh('worried', ['忘记还款一天了，会上征信吗', '有 3 天容时期，今天还上就不算逾期。']),
    zh('calm', ['附属卡怎么给爱人办', '手机银行“信用卡-附属卡”填写对方信息，双方刷脸确认。']),
    tw('calm', ['海外刷卡有手續費嗎', '雙幣卡免收，單幣卡收取 1.5%，以帳單為準。']),
    en('calm', ['When is my bill due?', 'On the 20th of each month, with three days of grace.']),
  ),
  ...about(
    'repayment',
    zh('worried', ['这个月发工资晚，能不能宽限几天', '可以，3 天容时期内还清不算逾期；再晚的话我帮您登记延期。']),
    zh('calm', ['协商分期会影响以后办卡吗', '按约履行不会有新的不良记录，还清一年后可以重新申请。']),
    en('worried', [
      'Can I skip one payment this month?',
      'Not skip, but we can move it to the 28th without a charge. Shall I?',
    ]),
  ),
  ...about(
    'loan',
    zh('calm', ['公积金贷款在你们这里能办吗', '可以，需要公积金中心先出额度，我把流程和材料发给您。']),
    zh('calm', ['等额本息和等额本金哪个好', '总利息本金法少，月供本息法平稳，看您前几年的压力。']),
    zh('worried', ['中介说交两千就能包过，能信吗', '不能信，贷款没有“包过”，也不收中介费，请不要付钱。']),
    en('calm', [
      'Which documents do I need for a mortgage?',
      'Passport, proof of income, six months of statements, the purchase contract and proof of the down payment.',
    ]),
  ),
  ...about(
    'wealth',
    zh('calm', ['大额存单还有额度吗', '三年期 20 万起，今天还有额度，手机银行“存款”里可以买。']),
    zh('worried', [
      '妈妈七十岁要买高收益产品，合适吗',
      '不建议。65 岁以上我们不会在线上推荐高风险产品，可以看存款和国债。',
    ]),
    zh('calm', ['国债什么时候发售', '下一期是下月 10 日上午 8 点半，额度有限，可以提前签约。']),
    tw('calm', ['定期定額可以暫停嗎', '可以，隨時暫停或調整金額，不收手續費。']),
  ),
  ...about(
    'insurance',
    zh('calm', ['犹豫期有几天', '从您签收保单起 15 天，期内退保只扣工本费。']),
    zh('worried', ['体检查出结节，还能买重疾险吗', '要如实告知，核保后可能除外承保，不告知将来可能拒赔。']),
    en('calm', [
      'Where can I see what my policy covers?',
      'In the app under Insurance, My policies; each has a one-page summary.',
    ]),
  ),
  ...about(
    'fx',
    zh('calm', ['哪里能换日元现钞', '城东支行和滨江支行常备日元，十万日元以下不用预约。']),
    zh('calm', ['汇款的英文地址填哪个', '填收款行英文地址，手机银行输入 SWIFT 码会自动带出。']),
    en('worried', ['My incoming wire is missing', 'I can trace it. Which day was it sent, and in which currency?']),
  ),
  ...about(
    'complaint',
    zh('calm', ['夸一下 1203 号客服，特别耐心', '谢谢您！我会把表扬转给她和她的组长。']),
    zh('angry', ['机器人绕来绕去就是不转人工', '抱歉让您绕了一圈，您现在已经是人工了，请直接告诉我问题。']),
    en('angry', [
      'Forty minutes at the branch and then it closed',
      'I am sorry. I am taking this as a complaint and booking you a fixed time tomorrow.',
    ]),
  ),
]
