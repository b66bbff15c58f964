import { reply } from './reply.ts'

/** What is asked every day, by topic. */
export const BUSINESS = [
  reply(
    'arrival',
    ['到账时间', '入帳時間', 'When it arrives'],
    [
      '实时转账一般几分钟到账；如果显示“处理中”，最晚两小时内会有结果，失败的款项会自动退回。',
      '即時轉帳通常幾分鐘內入帳；如顯示「處理中」，最晚兩小時內會有結果，失敗的款項會自動退回。',
      'An instant transfer usually takes minutes. If it says “in progress”, you will have a result within two hours; money of a failed one comes back by itself.',
    ],
    'payment',
  ),
  reply(
    'wrong-payee',
    ['转错账户', '匯錯帳號', 'Wrong payee'],
    [
      '款项到账后银行不能直接划回，我可以帮您登记，由收款行联系对方协商退回。',
      '款項入帳後銀行無法直接扣回，我可以幫您登錄，由受款行聯繫對方協商返還。',
      'Once it has arrived the bank cannot take it back. I can register it, and the other bank will ask the payee to return it.',
    ],
    'payment',
  ),
  reply(
    'limit',
    ['调整转账限额', '調整轉帳限額', 'Transfer limit'],
    [
      '限额可以在手机银行“安全中心-限额设置”里调整，超过默认额度需要刷脸确认。',
      '限額可於行動銀行「安全中心－限額設定」調整，超過預設額度需人臉驗證。',
      'You can change limits in the app under Security, Limits. Above the standard limit it asks for a face check.',
    ],
    'payment',
  ),
  reply(
    'open-docs',
    ['开户材料', '開戶文件', 'Documents to open'],
    [
      '开户请带本人身份证件和预留手机号的手机，在手机银行预约后到店约二十分钟办好。',
      '開戶請攜帶本人身分證件及留存手機號碼的手機，於行動銀行預約後到場約二十分鐘完成。',
      'Please bring your identity document and the phone you will register. With a booking in the app it takes about twenty minutes.',
    ],
    'account',
  ),
  reply(
    'details',
    ['变更资料', '變更資料', 'Change details'],
    [
      '地址和职业可以在手机银行修改；更换预留手机号需要视频核身或到网点办理。',
      '地址與職業可於行動銀行修改；變更留存手機號碼需視訊核驗或至分行辦理。',
      'Address and occupation can be changed in the app. A new registered phone needs a video check or a branch.',
    ],
    'account',
  ),
  reply(
    'login',
    ['无法登录', '無法登入', 'Cannot log in'],
    [
      '请先把手机银行更新到最新版本，再用“忘记密码”重新设置；连续输错五次会锁定到次日零点。',
      '請先將行動銀行更新至最新版本，再用「忘記密碼」重新設定；連續輸錯五次會鎖定至次日零時。',
      'Please update the app first, then use “Forgot password”. After five wrong tries it is locked until midnight.',
    ],
    'digital',
  ),
  reply(
    'face',
    ['人脸核验失败', '人臉驗證失敗', 'Face check fails'],
    [
      '请到光线均匀的地方，摘下口罩和墨镜再试；三次不通过可以改为视频核身。',
      '請到光線均勻處，取下口罩與墨鏡再試；三次不通過可改採視訊核驗。',
      'Try again in even light without mask or sunglasses. After three failures you can use a video check.',
    ],
    'digital',
  ),
  reply(
    'bill',
    ['账单说明', '帳單說明', 'About the bill'],
    [
      '账单日到还款日之间有 20 天免息期；分期和取现不享受免息。',
      '結帳日至繳款截止日之間有 20 天免息期；分期與預借現金不適用。',
      'Between the statement date and the due date you have 20 interest-free days; they do not cover instalments and cash advances.',
    ],
    'credit-card',
  ),
  reply(
    'fee-waiver',
    ['年费减免', '年費減免', 'Annual fee'],
    [
      '这张卡一年内消费满 6 次就免次年年费，您目前的次数我帮您查一下。',
      '這張卡一年內消費滿 6 次即免次年年費，目前次數我幫您查詢。',
      'With six purchases in a year the next annual fee is waived. Let me check how many you have.',
    ],
    'credit-card',
  ),
  reply(
    'instalment',
    ['账单分期', '帳單分期', 'Instalments'],
    [
      '分期的每期手续费和折算年化利率都会在确认页显示，请您看清楚再确认。',
      '分期的每期手續費與換算年百分率都會顯示於確認頁，請看清楚再確認。',
      'The fee of each instalment and its yearly rate are shown before you confirm. Please read them first.',
    ],
    'credit-card',
  ),
  reply(
    'hardship',
    ['还款困难', '繳款困難', 'Trouble paying'],
    [
      '如果暂时还不上，可以申请个性化分期或停息方案；我先了解一下您的情况，不会有压力。',
      '如果暫時無法繳款，可以申請個別化分期或協商方案；我先了解您的情況，請別有壓力。',
      'If you cannot pay for now, you can ask for a plan of your own. Tell me how things are; there is no pressure.',
    ],
    'repayment',
  ),
  reply(
    'early',
    ['提前还款', '提前清償', 'Early repayment'],
    [
      '提前还款请提前 15 天在手机银行申请；是否有违约金以合同为准，我帮您查一下。',
      '提前清償請於 15 天前在行動銀行申請；是否有違約金以契約為準，我幫您查詢。',
      'Please ask for early repayment in the app 15 days ahead. Whether a charge applies is set in the contract; let me check.',
    ],
    'loan',
  ),
  reply(
    'loan-progress',
    ['审批进度', '審核進度', 'Progress of a loan'],
    [
      '您的申请目前在审批中，一般 3 到 5 个工作日出结果，缺材料时客户经理会联系您。',
      '您的申請目前審核中，一般 3 到 5 個營業日有結果，缺件時理財專員會與您聯繫。',
      'Your application is being assessed, which usually takes 3 to 5 working days. Your manager will call if anything is missing.',
    ],
    'loan',
  ),
  reply(
    'not-deposit',
    ['理财不是存款', '理財不是存款', 'Not a deposit'],
    [
      '理财产品不是存款，不保本，过去的收益不代表将来；请先完成风险测评再看适合您的产品。',
      '理財商品不是存款，不保本，過去績效不代表未來；請先完成風險屬性評估再看適合您的商品。',
      'This is not a deposit and not guaranteed; past returns say nothing about the future. Please take the risk test first.',
    ],
    'wealth',
  ),
  reply(
    'redeem',
    ['赎回到账', '贖回入帳', 'Redemption'],
    [
      '赎回款一般下一个工作日到账，遇节假日顺延，具体以产品说明书为准。',
      '贖回款一般於次一營業日入帳，遇假日順延，實際以商品說明書為準。',
      'Money from a redemption usually arrives the next working day, later over holidays. The prospectus is what counts.',
    ],
    'wealth',
  ),
  reply(
    'claim-docs',
    ['理赔材料', '理賠文件', 'Papers for a claim'],
    [
      '理赔请准备保单、身份证件、事故证明和费用票据；缺的材料我会一次列给您。',
      '理賠請備妥保單、身分證件、事故證明與費用單據；缺件我會一次列給您。',
      'For a claim please have the policy, your identity document, proof of the event and the bills. I will list anything missing at once.',
    ],
    'insurance',
  ),
  reply(
    'rate',
    ['外汇牌价', '牌告匯率', 'Exchange rate'],
    [
      '现在（{{today}} {{time}}）的牌价在手机银行“外汇”里可以看到，成交以提交那一刻为准。',
      '目前（{{today}} {{time}}）的牌告匯率可於行動銀行「外匯」查看，成交以送出那一刻為準。',
      'The rate of now ({{today}} {{time}}) is in the app under Foreign exchange. The deal is made at the rate when you submit it.',
    ],
    'fx',
  ),
  reply(
    'complaint',
    ['受理投诉', '受理客訴', 'Complaint taken'],
    [
      '您的投诉我已经受理，编号{{contact.reference}}。专人 24 小时内联系您，15 日内给您处理决定。',
      '您的申訴我已受理，編號{{contact.reference}}。專人 24 小時內與您聯繫，15 日內告知處理結果。',
      'Your complaint is registered under {{contact.reference}}. Someone will contact you within 24 hours, and you will have a decision within 15 days.',
    ],
    'complaint',
  ),
]
