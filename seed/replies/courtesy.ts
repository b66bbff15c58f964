import { reply } from './reply.ts'

/** Opening, waiting, holding and closing: for every topic. */
export const COURTESY = [
  reply(
    'hello',
    ['问候', '問候', 'Greeting'],
    [
      '您好，我是云川银行客服{{agent.name}}，工号{{agent.no}}，很高兴为您服务。请问有什么可以帮您？',
      '您好，我是雲川銀行客服{{agent.name}}，員工編號{{agent.no}}，很高興為您服務。請問有什麼可以協助您？',
      'Hello, this is {{agent.name}} ({{agent.no}}) at Yunchuan Bank. How can I help you?',
    ],
  ),
  reply(
    'hello-name',
    ['称呼客户的问候', '稱呼客戶的問候', 'Greeting by name'],
    [
      '{{customer.name}}您好，我是客服{{agent.name}}，您的问题我已经看到了，马上为您处理。',
      '{{customer.name}}您好，我是客服{{agent.name}}，您的問題我已經看到了，馬上為您處理。',
      'Hello {{customer.name}}, this is {{agent.name}}. I have read your question and am on it.',
    ],
  ),
  reply(
    'waited',
    ['致歉久等', '致歉久候', 'Sorry for the wait'],
    [
      '让您久等了，非常抱歉。我现在就来处理您的问题。',
      '讓您久等了，非常抱歉。我現在就來處理您的問題。',
      'I am sorry that you had to wait. I am dealing with your question now.',
    ],
  ),
  reply(
    'moment',
    ['请稍等', '請稍候', 'One moment'],
    [
      '请您稍等，我查一下，大约需要一分钟。',
      '請您稍候，我查詢一下，大約需要一分鐘。',
      'One moment please, I am looking it up. It takes about a minute.',
    ],
  ),
  reply(
    'still',
    ['还在查询', '仍在查詢', 'Still looking'],
    [
      '还在为您查询，请再给我一点时间，谢谢您的耐心。',
      '還在為您查詢，請再給我一點時間，謝謝您的耐心。',
      'I am still looking; please give me a little longer. Thank you for your patience.',
    ],
  ),
  reply(
    'hold',
    ['暂时保持', '暫時保留', 'On hold'],
    [
      '我需要离开对话与同事确认，最多三分钟，回来后第一时间告诉您结果。',
      '我需要離開對話與同仁確認，最多三分鐘，回來後第一時間告知您結果。',
      'I need to check with a colleague, for three minutes at most. I will tell you as soon as I am back.',
    ],
  ),
  reply(
    'back',
    ['保持后返回', '保留後返回', 'Back from hold'],
    [
      '感谢您的等候，我已经确认好了。',
      '感謝您的等候，我已經確認好了。',
      'Thank you for holding. I have the answer now.',
    ],
  ),
  reply(
    'transfer',
    ['转接说明', '轉接說明', 'Before a transfer'],
    [
      '这个问题由专门的同事处理会更准确，我帮您转过去；聊天记录会一起转交，您不用再说一遍。',
      '這個問題由專責同仁處理會更準確，我幫您轉過去；對話紀錄會一併轉交，您不必再說一次。',
      'A colleague who specialises in this can answer it better. I am passing you on with everything said so far, so you need not repeat it.',
    ],
  ),
  reply(
    'sorry',
    ['致歉', '致歉', 'Apology'],
    [
      '给您带来不便，真的很抱歉。这件事由我来跟进。',
      '造成您的不便，非常抱歉。這件事由我來追蹤。',
      'I am truly sorry for the trouble. I am taking care of this myself.',
    ],
  ),
  reply(
    'understand',
    ['理解心情', '理解心情', 'Understanding'],
    [
      '您的心情我完全理解，换成是我也会着急。我们先把最要紧的事办好。',
      '您的心情我完全理解，換成是我也會著急。我們先把最要緊的事處理好。',
      'I quite understand how you feel; I would be worried too. Let us do the most urgent thing first.',
    ],
  ),
  reply(
    'more',
    ['还有其他问题吗', '還有其他問題嗎', 'Anything else'],
    ['请问还有其他可以帮您的吗？', '請問還有其他需要協助的嗎？', 'Is there anything else I can do for you?'],
  ),
  reply(
    'follow',
    ['约定跟进', '約定追蹤', 'Promise to follow up'],
    [
      '这件事我已经登记，编号{{contact.reference}}。最晚明天同一时间之前会有专人联系您。',
      '這件事我已經登錄，編號{{contact.reference}}。最晚明天同一時間前會有專人與您聯繫。',
      'I have registered this under {{contact.reference}}. Someone will contact you by this time tomorrow at the latest.',
    ],
  ),
  reply(
    'bye',
    ['结束语', '結束語', 'Goodbye'],
    [
      '感谢您联系{{bank.name}}，祝您生活愉快，再见！',
      '感謝您聯繫{{bank.name}}，祝您一切順心，再見！',
      'Thank you for contacting {{bank.name}}. Have a good day!',
    ],
  ),
  reply(
    'silent',
    ['客户未回复', '客戶未回覆', 'No answer from you'],
    [
      '暂时没有收到您的回复，我会为您保留一会儿对话。您随时回来，我们接着聊。',
      '暫時沒有收到您的回覆，我會為您保留對話一會兒。您隨時回來，我們再繼續。',
      'I have not heard from you for a while. I will keep this conversation open a little longer; come back whenever you like.',
    ],
  ),
]
