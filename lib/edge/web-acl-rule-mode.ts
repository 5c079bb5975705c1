/** What a rule of a web ACL does with a request that it matches. */
export enum RuleMode {
  /** Only counts and logs it, and lets later rules decide. */
  COUNT = 'count',
  /** Answers it: 403, and 429 where a rate is exceeded. */
  BLOCK = 'block',
  /**
   * Has the browser solve a silent challenge first. Only a page load over HTTPS can: an HTTP client, and a script that
   * posts, get 202 or 405 and do not reach the shop ("CAPTCHA and Challenge in AWS WAF", AWS WAF Developer Guide).
   * AWS charges for each challenge response served.
   */
  CHALLENGE = 'challenge',
}
