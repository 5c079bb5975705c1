/** How an app client may sign shoppers in at the API: the values of `ExplicitAuthFlows`. */
export enum ShopperAuthFlow {
  /** The shopper chooses among passkey, password and e-mailed code. The only flow with passkeys. */
  USER = 'ALLOW_USER_AUTH',
  /** Address and password, which Cognito receives and compares with leaked ones. */
  USER_PASSWORD = 'ALLOW_USER_PASSWORD_AUTH',
  /** Secure Remote Password: Cognito never sees the password, so it cannot tell a leaked one. */
  SRP = 'ALLOW_USER_SRP_AUTH',
  /** Challenges of the shop's own, by Lambda triggers. Leaked passwords are not looked for. */
  CUSTOM = 'ALLOW_CUSTOM_AUTH',
}
