import { about, en, tw, zh } from './chain.ts'

export const DIGITAL = about(
  'digital',
  zh(
    'calm',
    ['手机银行一直提示网络异常登不上', '请先更新到最新版，再关掉代理软件重试一次。'],
    ['更新完可以了', '太好了，登录成功就好。还有别的需要我帮忙吗？'],
  ),
  zh(
    'worried',
    ['密码输错五次被锁了，我急着交房租', '锁定会到零点自动解除。急用的话，我给您做视频核身，现在就能重设。'],
    ['好，现在就做', '请准备好身份证，视频邀请已经推送到您的手机银行登录页。'],
    ['重设好了，谢谢', '不客气，新密码请不要用生日或手机号。'],
  ),
  zh(
    'calm',
    ['换了新手机，怎么绑定设备', '登录后按提示做人脸核验就会绑定新设备，旧设备会自动解绑。'],
    ['人脸提示超时', '请把应用的相机权限打开，再点一次“重新核验”。'],
  ),
  zh(
    'angry',
    ['转账到一半闪退，钱扣没扣都不知道', '抱歉让您着急了，我查到这笔没有提交成功，钱没有扣，您可以放心重新操作。'],
    ['你们系统天天出问题', '我把您的机型和时间登记给技术同事，修好以后专门通知您。'],
  ),
  zh(
    'calm',
    ['怎么把登录提醒打开', '“设置-消息通知-登录提醒”打开即可，短信和应用推送都可以。'],
    ['短信要收费吗', '登录提醒短信不收费。'],
  ),
  zh(
    'worried',
    ['收到登录异地的短信，不是我登的', '我马上锁定手机银行，并查登录地点。请先不要点短信里的任何链接。'],
    ['人就在家里没出门', '异地那次登录已被拦下，没有任何交易。请用“忘记密码”重设后我再解锁。'],
  ),
  zh(
    'calm',
    ['收不到验证码怎么办', '先看看短信是否被拦截，也可以改用应用内推送验证码。'],
    ['找到了，在垃圾短信里', '好的，可以把我们的号码加入白名单，以后就不会漏。'],
  ),
  zh(
    'calm',
    ['网银盾没反应了', '换一个接口再试，如果灯不亮就是坏了，到网点免费更换。'],
    ['灯是亮的', '那就是证书过期，登录网银点“证书更新”就好。'],
  ),
  tw(
    'calm',
    ['行動銀行忘記密碼，怎麼重設？', '登入頁點「忘記密碼」，依序完成身分核驗與人臉驗證即可。'],
    ['人臉驗證一直失敗', '請取下口罩並在光線充足處重試；三次失敗會轉為視訊核驗。'],
  ),
  en(
    'calm',
    [
      'The app says my device is not recognised',
      'Please sign in once with the face check; it will register this phone.',
    ],
    ['It worked, thanks', 'Glad to hear it. Your old phone was removed at the same time.'],
  ),
  en(
    'angry',
    [
      'Your app keeps logging me out',
      'I am sorry about that. Which version and phone do you have? I will report it to our engineers.',
    ],
    ['Version 5.2 on Android 14', 'Thank you, reported. A fix is due this week.'],
  ),
)
