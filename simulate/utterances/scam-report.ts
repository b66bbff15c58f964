import { about, en, tw, zh } from './chain.ts'

export const SCAM_REPORT = about(
  'scam-report',
  zh(
    'worried',
    ['我好像被骗了，刚给一个陌生账户转了三万', '您先别再转了，请马上打 110 报警，我这边同时为您止付。是几点转的？'],
    ['十分钟之前，对方说是网贷客服', '收到，我已经止付您的账户，并把收款账户上报协查。请不要退出和我的对话。'],
    ['钱还能追回来吗', '越早报警机会越大。请您带着转账截图去派出所立案，24 小时内我们会回访您。'],
  ),
  zh(
    'worried',
    ['有人说我涉嫌洗钱，让我把钱转到安全账户', '没有任何机关有“安全账户”，这是诈骗。请马上挂断，不要转钱。'],
    ['他说要加会议共享屏幕核实', '请立即退出会议、关掉屏幕共享，再把让您装的软件卸载掉。我先锁定手机银行。'],
  ),
  zh(
    'worried',
    ['我点了短信里的链接，填了卡号和密码', '我马上冻结这张卡和手机银行。请说一下卡号后四位。'],
    ['7046，刚刚收到一条验证码', '验证码不要告诉任何人。尾号 7046 已冻结，没有新的支出。'],
    ['谢谢，那我现在做什么', '请在安全的手机上重设密码，并打 110 备案。'],
  ),
  zh(
    'angry',
    ['你们怎么让骗子把钱划走的？我要说法！', '非常理解您的心情。我先止付、再帮您报案，请告诉我是哪一笔。'],
    ['今天早上九点二十那笔两千八', '这笔我已登记争议并上报，案件号稍后发给您。请带手机尽快去派出所。'],
  ),
  zh(
    'worried',
    ['孩子玩游戏被人骗走了微信绑的卡里的钱', '先把快捷支付解绑，我来操作，请告诉我卡号后四位。'],
    ['尾号 1190，一共五笔小额', '已经解绑并止付，五笔都登记了争议。请您家长带证件去派出所报案。'],
  ),
  zh(
    'calm',
    ['有个自称银监局的人加我，是真的吗', '不是真的，监管部门不会私下加客户，请删除并拉黑。'],
    ['他还知道我的名字和开户行', '个人信息可能被泄露了，我帮您把登录通知和限额都调低，更安全。'],
  ),
  zh(
    'worried',
    ['我爸正在银行门口给人转八万，拦不住', '请让他先不要按确认，我现在把他的账户止付，请提供他的姓名和手机尾号。'],
    ['姓郭，手机尾号 3371', '已经止付，网点同事也会出去劝阻。请您也过去陪着他。'],
  ),
  tw(
    'worried',
    ['接到電話說我的包裹涉毒，要我配合調查匯款', '請直接掛斷，這是詐騙。您有匯款或提供帳號嗎？'],
    ['有給對方我的帳號末四碼', '我先暫停轉出功能，請您撥打 110 報案，帳戶目前沒有異常。'],
  ),
  tw('calm', ['網路購物被要求操作解除分期，正常嗎', '不正常，這是常見詐騙話術，請勿操作並保留對話紀錄。']),
  en(
    'worried',
    [
      'Someone called saying my account is compromised and asked for a code',
      'That is a scam. Did you give them the code?',
    ],
    [
      'I read them two digits before I hung up',
      'Good that you stopped. I have blocked logins and nothing left the account.',
    ],
    ['Should I go to the police?', 'Yes, please call 110 and report it; they can trace the caller.'],
  ),
  en(
    'worried',
    [
      'There is a transfer to Dubai I never made',
      'I am blocking the account and disputing it now. When did it happen?',
    ],
    ['It shows 06:12 this morning', 'Noted. The dispute is open and you will hear from us within 24 hours.'],
  ),
)
