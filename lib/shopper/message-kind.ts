/**
 * What a message of a user pool is about. The values are the trigger sources of "Custom message Lambda trigger", Amazon
 * Cognito Developer Guide.
 */
export enum MessageKind {
  /** The code that confirms a new account. */
  SIGN_UP = 'CustomMessage_SignUp',
  /** The same code once more. */
  RESEND_CODE = 'CustomMessage_ResendCode',
  /** The code that lets a shopper choose a new password. */
  FORGOT_PASSWORD = 'CustomMessage_ForgotPassword',
  /** The code that goes to a changed address or phone number. */
  UPDATE_ATTRIBUTE = 'CustomMessage_UpdateUserAttribute',
  /** The code that a shopper asks for to verify an address or phone number. */
  VERIFY_ATTRIBUTE = 'CustomMessage_VerifyUserAttribute',
  /** User name and temporary password of an account that the shop made. */
  ADMIN_CREATE_USER = 'CustomMessage_AdminCreateUser',
  /** The code that is a second factor. */
  AUTHENTICATION = 'CustomMessage_Authentication',
}
