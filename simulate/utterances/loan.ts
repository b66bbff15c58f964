import { about, en, tw, zh } from './chain.ts'

export const LOAN = about(
  'loan',
  zh(
    'calm',
    ['首套房按揭利率现在多少', '最新报价我发到您手机，实际利率按您的征信和首付比例确定。您打算买在哪里？'],
    ['滨江新区，首付三成', '好的，三成首付可贷 70%，先查一下征信才好给您准数，需要您授权，您同意吗？'],
    ['同意', '谢谢，结果一会儿在手机银行能看到，预审通过还不等于获批。'],
  ),
  zh(
    'calm',
    ['贷款审批到哪一步了', '您的申请在最后审批，材料齐全，预计明天下午有结果。'],
    ['还差什么吗', '不差了，结果出来会有短信，也可以来这里问我。'],
  ),
  zh(
    'worried',
    ['我想提前还清房贷，违约金怎么算', '合同第 8 条：还款满一年后提前还清不收违约金。您已经满一年了。'],
    ['那我十五号还', '请提前 15 天在手机银行申请，我现在就帮您登记好。'],
  ),
  zh(
    'angry',
    ['说好三天放款，半个月了一分没有', '非常抱歉，我查一下……缺一份收入证明，我现在就联系客户经理补上。'],
    ['我首付都交了等着交房', '已经加急，今天补齐材料，明天前放款，我给您留了备注跟进。'],
  ),
  zh(
    'calm',
    ['车贷能不能改还款日', '可以，合同期内改一次免费，改到每月几号？'],
    ['改到 25 号发工资那天', '已经改到每月 25 日，从下月开始。'],
  ),
  zh(
    'worried',
    ['我的房贷快还不上了，房子会被收走吗', '先别着急，办法很多：展期、只还息、延长年限。我们先看您现在每月能还多少。'],
    ['能还三千，原来是五千六', '好的，我给您登记困难申请，三个工作日内有专人和您商量，期间不影响征信。'],
  ),
  zh(
    'calm',
    ['结清证明怎么开', '手机银行“贷款-结清证明”可以开电子版，抵押解除要到网点。'],
    ['解押要多久', '材料齐全当天办，不动产中心那边一般三个工作日。'],
  ),
  tw(
    'calm',
    ['房貸利率調整要等到什麼時候？', '我們每季檢視一次，下一次是下個月 1 日；也可申請改為固定利率。'],
    ['固定的比較高嗎', '目前固定利率高 0.3 個百分點，但五年不變，您可以比較看看。'],
  ),
  en(
    'calm',
    [
      'Can I repay my loan early without a penalty?',
      'After one year yes, in full and free of charge. You are past that, so it is free.',
    ],
    ['How do I do it?', 'Ask for it in the app fifteen days before; I can enter it for you now.'],
  ),
  en(
    'worried',
    [
      'My instalment bounced and I am worried about my credit record',
      'It was returned this morning. If you put money in by tonight we will try again and nothing is reported.',
    ],
    ['I have just transferred it', 'It has arrived. The instalment is paid.'],
  ),
)
