/** Which shoppers prove a second factor. */
export enum MfaMode {
  /**
   * Every sign-in takes two factors: a passkey that verified its user, or a password and a code from an
   * authenticator app. For shops of high value or under regulation.
   */
  REQUIRED = 'required',
  /**
   * Shoppers choose to set up a second factor; Cognito asks for it when the sign-in looks risky, and blocks what
   * looks worst. Adaptive authentication works only so: with MFA required there is nothing left to decide
   * ("Advanced security with threat protection", section on prerequisites, Amazon Cognito Developer Guide).
   */
  ADAPTIVE = 'adaptive',
}
