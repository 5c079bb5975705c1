/** The payment providers whose documented hosts this package knows. */
export enum PaymentProviderName {
  STRIPE = 'stripe',
  ADYEN = 'adyen',
  PAYPAL = 'paypal',
  BRAINTREE = 'braintree',
}
