/**
 * Class C3: what proves a person to the bank. It is never stored here, so a file or a body that brings a column of it is
 * refused whole, by that column's name (JR/T 0171-2020, class C3).
 */
const NEVER =
  /(^|[_\W])(password|passwd|pwd|pin|query_?pin|passcode|otp|cvv2?|cvc2?|cvn2?|security_?(code|answer)|track_?[12]?|magstripe|card_?expiry|fingerprint|face_?(id|print|data)?|iris|voice_?print|biometric\w*|palm\w*)($|[_\W])|密码|密碼|验证码|驗證碼|安全码|安全碼|指纹|指紋|人脸|人臉|虹膜|声纹|聲紋|掌纹|掌紋|生物/i

/** Whether a column of this name would carry what is never stored. */
export const isNeverStored = (column: string): boolean => NEVER.test(column.replace(/([a-z])([A-Z])/g, '$1_$2'))
