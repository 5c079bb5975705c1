import { CustomDataIdentifier, DataIdentifier } from 'aws-cdk-lib/aws-logs';

/**
 * What no log of a shop needs: card data (PCI DSS 4.0.1 requirements 3.3.1 and 3.4.1), names and addresses of shoppers
 * (GDPR article 5.1.c), and keys. Network addresses stay readable: an attack cannot be followed without them. Phone and
 * identity numbers differ by country: a log group takes those of its shop beside these.
 *
 * Source: "CloudWatch Logs managed data identifiers for sensitive data types", Amazon CloudWatch Logs User Guide.
 */
export const MANAGED_IDENTIFIERS: readonly DataIdentifier[] = [
  DataIdentifier.CREDITCARDNUMBER,
  DataIdentifier.CREDITCARDSECURITYCODE,
  DataIdentifier.CREDITCARDEXPIRATION,
  DataIdentifier.EMAILADDRESS,
  DataIdentifier.NAME,
  DataIdentifier.ADDRESS,
  DataIdentifier.AWSSECRETKEY,
  DataIdentifier.OPENSSHPRIVATEKEY,
  DataIdentifier.PGPPRIVATEKEY,
  DataIdentifier.PKCSPRIVATEKEY,
  DataIdentifier.PUTTYPRIVATEKEY,
];

/**
 * Tokens, of which AWS knows none by itself. The expressions keep to the characters that CloudWatch Logs takes, which
 * leave out parentheses and the tilde.
 */
export const TOKEN_IDENTIFIERS: readonly CustomDataIdentifier[] = [
  // Signed and encrypted web tokens alike: a header, which is JSON in base64url, and everything after its full stop.
  new CustomDataIdentifier('JsonWebToken', 'eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_.-]{16,}'),
  new CustomDataIdentifier('BearerToken', '[Bb]earer [A-Za-z0-9_.+/=-]{16,}'),
  // The form in which payment providers issue live secret and restricted keys.
  new CustomDataIdentifier('PaymentProviderKey', '[rs]k_live_[A-Za-z0-9]{16,}'),
];
