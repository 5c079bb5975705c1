import type { CfnResource } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { type SecurityTxt, securityTxt } from './security-txt';

/** "Quotas on CloudFront Functions", Amazon CloudFront Developer Guide, in bytes. */
const LARGEST_FUNCTION = 10_240;

/** Key in the function's `Metadata`; the value has `expires`, the day from which the file no longer holds. */
export const SECURITY_TXT_METADATA = 'StorefrontSecurityTxt';

/** Properties of {@link SecurityTxtFunction}. */
export interface SecurityTxtFunctionProps {
  /** What the file says. */
  readonly file: SecurityTxt;
  /**
   * The shop's name, for the field `Canonical`.
   * @default - the field is left out
   */
  readonly domainName?: string;
}

/**
 * Answers requests for security.txt at CloudFront's edge, before any origin is asked.
 *
 * The day on which the file expires stands in the function's Metadata; synthesis warns of a file that has expired.
 */
export class SecurityTxtFunction extends Construct {
  public readonly function: cloudfront.Function;

  /** @throws InvalidPropertyError when the file is not one by RFC 9116, or is too long for a function */
  public constructor(scope: Construct, id: string, props: SecurityTxtFunctionProps) {
    super(scope, id);
    const { file, domainName } = props;
    const code = codeOf(securityTxt(this, file, domainName));
    if (Buffer.byteLength(code) > LARGEST_FUNCTION) {
      const mend = `leave some out: the function has ${Buffer.byteLength(code)} bytes of at most ${LARGEST_FUNCTION}`;
      throw new InvalidPropertyError(this, 'securityTxt.contacts', `${file.contacts.length} addresses`, mend);
    }
    this.function = new cloudfront.Function(this, 'Function', {
      comment: 'Answers with security.txt (RFC 9116)',
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      code: cloudfront.FunctionCode.fromInline(code),
    });
    (this.function.node.defaultChild as CfnResource).addMetadata(SECURITY_TXT_METADATA, { expires: file.expires });
  }
}

function codeOf(text: string): string {
  return `function handler() {
  return {
    statusCode: 200,
    statusDescription: 'OK',
    headers: {
      'content-type': { value: 'text/plain; charset=utf-8' },
      'cache-control': { value: 'max-age=86400' },
      'x-content-type-options': { value: 'nosniff' },
    },
    body: { encoding: 'text', data: ${JSON.stringify(text)} },
  };
}
`;
}
